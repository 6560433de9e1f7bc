//! Edits of a policy's text: some lines as they stand, and the lines that take their place.
//! A text and its edits in; the edited text out. Lines that are to be edited stand in the text exactly once.

/// An edit: lines as they stand, and the lines that take their place.
pub type Edit = (&'static str, &'static str);

/// Makes edits, one after the other.
///
/// # Panics
/// Where lines do not stand exactly once; `title` says whose they are.
pub fn edited(title: &str, text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for (before, after) in edits {
        assert_eq!(
            text.matches(before).count(),
            1,
            "{title}: `{before}` stands once"
        );
        text = text.replace(before, after);
    }
    text
}
