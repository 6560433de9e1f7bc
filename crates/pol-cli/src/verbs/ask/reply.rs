//! A line that was typed: an answer, or a word that steers the interview.

use std::path::PathBuf;

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// An answer, in the words of who gave it.
    Answer(String),
    /// Nobody knows.
    DontKnow,
    /// Why is it asked?
    Why,
    /// The last answer is taken back.
    Back,
    /// The request so far is written.
    Save(PathBuf),
    /// Enough.
    Quit,
}

impl Reply {
    /// Reads a line.
    pub(super) fn read(line: &str) -> Self {
        let line = line.trim();
        match line.to_lowercase().replace('’', "'").as_str() {
            "" | "skip" | "don't know" | "dont know" | "do not know" | "unknown" => Self::DontKnow,
            "?" | "why" | "why?" | "help" => Self::Why,
            "back" | "undo" => Self::Back,
            "quit" | "exit" => Self::Quit,
            _ => match line.split_once(char::is_whitespace) {
                Some((verb, file)) if verb.eq_ignore_ascii_case("save") => {
                    Self::Save(PathBuf::from(file.trim()))
                }
                Some(_) | None => Self::Answer(line.to_owned()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_steer() {
        let cases = [
            ("\n", Reply::DontKnow),
            ("Don’t know\r\n", Reply::DontKnow),
            (" ? ", Reply::Why),
            ("BACK", Reply::Back),
            (
                "save my file.json",
                Reply::Save(PathBuf::from("my file.json")),
            ),
            ("quit\n", Reply::Quit),
            ("no", Reply::Answer("no".to_owned())),
            ("save", Reply::Answer("save".to_owned())),
        ];
        for (line, reply) in cases {
            assert_eq!(Reply::read(line), reply, "{line:?}");
        }
    }
}
