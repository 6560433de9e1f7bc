//! Names near to an unknown one; a text that is far longer than any name has none.

/// The longest text that may be a slip for a name, in bytes.
const LONGEST: usize = 100;

/// Gives the declared name that is nearest to one that is not, if one is near.
pub(super) fn nearest<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let near = among
        .into_iter()
        .map(|other| (strsim::osa_distance(name, other), other));
    near.filter(|(distance, other)| *distance * 3 <= other.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}
