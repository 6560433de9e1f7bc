//! The nearest of some names to one that is not among them: what the author probably meant.

/// Names longer than this have no near ones: the search takes time with the square of the length.
const LONGEST: usize = 80;

/// Gives the name that differs least from another, if it differs little enough to be a slip.
pub fn nearest<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    // Of a name of one or two letters, every other such name would be near.
    let allowed = (name.chars().count() / 3).min(3);
    let distance = |other: &str| strsim::osa_distance(&name.to_lowercase(), &other.to_lowercase());
    let near = among
        .into_iter()
        .filter(|other| other.len() <= LONGEST)
        .map(|other| (distance(other), other))
        .filter(|&(far, _)| far <= allowed);
    near.min_by_key(|&(far, _)| far).map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_a_slip_and_nothing_far() {
        let names = ["member.adult", "member.side", "visits"];
        assert_eq!(nearest("member.adlut", names), Some("member.adult"));
        assert_eq!(nearest("Visits", names), Some("visits"));
        assert_eq!(nearest("visit", names), Some("visits"));
        assert_eq!(nearest("course.weeks", names), None);
        assert_eq!(nearest("a", ["b"]), None);
    }
}
