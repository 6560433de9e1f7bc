//! Characters that deceive or steer a terminal, replaced by visible ones of as many bytes.
//! Text from anywhere in; text that is safe to show out, with every offset where it was.

/// Makes the lines of a text harmless; line breaks stay.
pub(super) fn lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let line_break = character == '\n' || (character == '\r' && rest.peek() == Some(&'\n'));
        shown.push(if line_break {
            character
        } else {
            stand_in(character)
        });
    }
    shown
}

/// Makes words harmless, line breaks included.
pub(super) fn words(text: &str) -> String {
    text.chars().map(stand_in).collect()
}

/// The character that is shown for one of a text.
fn stand_in(character: char) -> char {
    match character {
        '\t' => '\t',
        '\r' | '\n' => ' ',
        '\u{ad}' | '\u{61c}' => '\u{b7}',
        '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => '\u{fffd}',
        other if other.is_control() && other.len_utf8() == 1 => '?',
        other if other.is_control() => '\u{b7}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{lines, words};

    #[test]
    fn what_steers_a_terminal_is_replaced_byte_for_byte() {
        let text = "a\u{1b}[31m\u{202e}b\u{9b}\r\nc\rd\0";
        let shown = lines(text);
        assert_eq!(shown, "a?[31m\u{fffd}b\u{b7}\r\nc d?");
        assert_eq!(shown.len(), text.len());
    }

    #[test]
    fn words_stay_on_one_line() {
        assert_eq!(words("one\r\ntwo\u{1b}"), "one  two?");
    }
}
