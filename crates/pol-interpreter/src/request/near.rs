//! Names near to an unknown one; a text that is far longer than any name has none.

/// The longest text that may be a slip for a name, in bytes.
const LONGEST: usize = 100;

/// Gives the declared name that is nearest to one that is not, if one is near.
pub(super) fn nearest<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    pol_parser::nearest(name, among)
}
