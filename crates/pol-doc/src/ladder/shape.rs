//! What a drawing is made of: boxes, words, lines with arrows, and numbered marks, each at its place.
//! The layout makes them; `svg` writes them.

use super::measure::Face;
use pol::program::FindingKind;

/// Letters of the drawing's parts.
pub(super) const HEAD: Face = Face {
    size: 15,
    bold: true,
};
pub(super) const BODY: Face = Face {
    size: 13,
    bold: false,
};
pub(super) const STRONG: Face = Face {
    size: 13,
    bold: true,
};
pub(super) const SMALL: Face = Face {
    size: 12,
    bold: false,
};

/// A piece of a drawing.
pub(super) enum Shape {
    /// A box with rounded corners.
    Frame {
        /// Its place and size.
        area: Area,
        /// How it looks.
        look: Look,
    },
    /// The coloured edge of a finding's box.
    Edge {
        /// Its place and size.
        area: Area,
        /// The kind of the finding.
        kind: FindingKind,
    },
    /// Words on one line or several.
    Words {
        /// Where it begins.
        x: i32,
        /// The line that the first letters stand on.
        y: i32,
        /// The lines.
        lines: Vec<String>,
        /// Their letters.
        face: Face,
        /// Their colour.
        ink: Ink,
        /// The id in the document that they lead to.
        to: Option<String>,
    },
    /// A line from point to point.
    Line {
        /// The points.
        points: Vec<(i32, i32)>,
        /// Whether it ends in an arrow.
        arrow: bool,
        /// The number of the exception that it belongs to.
        exception: Option<usize>,
    },
    /// Where an exception takes a finding up.
    Dot {
        /// Its middle.
        at: (i32, i32),
        /// The number of the exception.
        exception: usize,
    },
    /// The number of an exception in a circle.
    Mark {
        /// Its middle.
        at: (i32, i32),
        /// The number.
        exception: usize,
    },
}

/// A place and a size.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// How a box looks.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// As one of the way.
    Plain,
    /// As a finding.
    Finding(FindingKind),
    /// As an exception.
    Exception(usize),
    /// As a remark.
    Remark,
}

/// The colour of words.
#[derive(Clone, Copy)]
pub(super) enum Ink {
    /// As text.
    Plain,
    /// As what stands back.
    Aside,
    /// As a finding.
    Finding(FindingKind),
}
