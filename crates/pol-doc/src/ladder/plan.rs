//! Where the columns of a drawing stand: the ladder, the lanes of the exceptions, and the boxes beside them.
//! How many exceptions there are and for how wide a page in; columns out.

/// For how wide a page a drawing is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// A screen or a sheet of paper.
    Wide,
    /// A phone.
    Narrow,
}

/// The columns of a drawing, in its units.
pub(super) struct Plan {
    /// The whole width.
    pub(super) width: i32,
    /// Where the ladder's boxes end.
    pub(super) right: i32,
    /// Where each exception's line runs, from the first on.
    pub(super) lanes: Vec<i32>,
    /// Where boxes beside the ladder begin, if there is room for them.
    pub(super) beside: Option<i32>,
}

/// From lane to lane.
const LANE: i32 = 14;
/// From the ladder to the first lane, and from the last lane to the boxes.
const MARGIN: i32 = 18;
/// The boxes beside the ladder.
const BESIDE: i32 = 212;
/// A number in a circle: half of it, and its outline.
const MARK: i32 = 11;
/// More exceptions than these stand below the ladder.
const MOST_BESIDE: usize = 5;

impl Plan {
    /// Makes room for so many exceptions.
    pub(super) fn of(page: Page, exceptions: usize) -> Self {
        let width = match page {
            Page::Wide => 900,
            Page::Narrow => 344,
        };
        let beside = (page == Page::Wide && exceptions <= MOST_BESIDE).then_some(width - BESIDE);
        let end = match (beside, exceptions) {
            (Some(beside), 0) => beside - MARGIN - LANE,
            (Some(beside), _) => beside - MARGIN,
            (None, 0) => width,
            (None, _) => width - MARK,
        };
        // Lanes may take half of the width; past that they draw together.
        let count = exceptions as i32;
        let step = LANE
            .min((width / 2).checked_div(count).unwrap_or(LANE))
            .max(1);
        let lanes: Vec<i32> = (0..count).map(|at| end - step * (count - 1 - at)).collect();
        Self {
            width,
            right: lanes.first().map_or(end, |first| first - MARGIN),
            lanes,
            beside,
        }
    }
}
