//! How wide words will be in a drawing, and where they break: by the advances of a wide sans-serif face, so that a narrower one fits too.
//! Words and a width in; lines out. Whole numbers only, so that the same words break alike everywhere.

use unicode_width::UnicodeWidthChar;

/// A size of letters in the drawing.
#[derive(Clone, Copy)]
pub(super) struct Face {
    /// The height of the letters, in units of the drawing.
    pub(super) size: i32,
    /// Whether they are bold.
    pub(super) bold: bool,
}

impl Face {
    /// Gives the distance from line to line.
    pub(super) const fn leading(self) -> i32 {
        self.size + 3
    }

    /// Gives the width of words in units of the drawing, rounded up.
    pub(super) fn width(self, words: &str) -> i32 {
        let thousandths: i32 = words.chars().map(advance).sum();
        let wider = if self.bold { 113 } else { 100 };
        (thousandths * self.size * wider + 99_999) / 100_000
    }

    /// Breaks words into lines of a width; a word that is wider is cut.
    pub(super) fn wrap(self, words: &str, width: i32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in words.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.width(&longer) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = self.cut(word, width, &mut lines);
        }
        if !line.is_empty() || lines.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Cuts a word that is wider than a line; gives what is left for the last one.
    fn cut(self, word: &str, width: i32, lines: &mut Vec<String>) -> String {
        let mut piece = String::new();
        for letter in word.chars() {
            piece.push(letter);
            if self.width(&piece) > width && piece.chars().count() > 1 {
                piece.pop();
                lines.push(std::mem::replace(&mut piece, letter.to_string()));
            }
        }
        piece
    }
}

/// The advance of a letter in thousandths of the size.
fn advance(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | '\'' => 300,
        ' ' | '.' | ',' | ':' | ';' | '|' | 'I' | '!' => 340,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 420,
        'm' | 'M' | 'W' | '@' | '%' => 1_000,
        'w' | 'O' | 'Q' | 'G' | 'N' | 'D' | 'H' | 'U' | '&' | '+' | '=' | '<' | '>' => 840,
        'A'..='Z' => 740,
        ' '..='~' => 640,
        _ => match letter.width() {
            Some(0) | None => 0,
            Some(1) if letter < '\u{250}' => 760,
            Some(1) => 1_100,
            Some(_) => 1_060,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::Face;

    const FACE: Face = Face {
        size: 12,
        bold: false,
    };

    #[test]
    fn lines_keep_to_the_width_and_lose_no_letter() {
        let words = "The chart does not show that the member takes part; Donaudampfschifffahrtsgesellschaft 患者は薬を飲む";
        for width in [60, 90, 200] {
            let lines = FACE.wrap(words, width);
            assert!(lines.iter().all(|it| FACE.width(it) <= width), "{lines:?}");
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&lines.concat()), letters(words));
        }
    }

    #[test]
    fn no_words_are_one_empty_line() {
        assert_eq!(FACE.wrap("  ", 100), [""]);
    }
}
