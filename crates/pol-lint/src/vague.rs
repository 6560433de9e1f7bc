//! Words that mean different things to different readers, and where a text has them.

use crate::options::LintOptions;
use crate::wording::words;

/// Words that leave a measure open.
pub(crate) const MEASURES: [&str; 14] = [
    "appropriate",
    "appropriately",
    "adequate",
    "adequately",
    "reasonable",
    "reasonably",
    "sufficient",
    "sufficiently",
    "significant",
    "significantly",
    "substantial",
    "substantially",
    "suitable",
    "etc",
];

/// Words that leave a time or a number open.
pub(crate) const TIMES: [&str; 21] = [
    "recent",
    "recently",
    "regular",
    "regularly",
    "often",
    "frequent",
    "frequently",
    "occasional",
    "occasionally",
    "sometimes",
    "usually",
    "normally",
    "generally",
    "soon",
    "prolonged",
    "several",
    "few",
    "many",
    "currently",
    "promptly",
    "periodically",
];

/// Gives the first of the words, or of those that the owner added, in a text: what it is, and where.
pub(crate) fn first<'t>(
    text: &'t str,
    known: &[&[&str]],
    options: &LintOptions,
) -> Option<(&'t str, usize)> {
    let added = &options.settings.vague_words;
    let is_vague = |word: &str| {
        let is_it = |vague: &str| vague.eq_ignore_ascii_case(word);
        known.iter().any(|list| list.iter().any(|it| is_it(it))) || added.iter().any(|it| is_it(it))
    };
    let mut words = words(text).into_iter();
    words
        .find(|(_, word)| is_vague(word))
        .map(|(at, word)| (word, at))
}
