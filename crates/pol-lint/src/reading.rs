//! How hard a text reads, by the grade of Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.
//! Syllables are counted by a rule, not by a dictionary, so a grade is a hint and no measure.

use crate::wording::words;

/// What a text is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    pub(crate) words: usize,
    pub(crate) sentences: usize,
    pub(crate) syllables: usize,
}

/// Counts words, sentences and syllables.
pub(crate) fn measure(text: &str) -> Measure {
    let words = words(text);
    Measure {
        words: words.len(),
        sentences: sentences(text).len().max(1),
        syllables: words.iter().map(|(_, word)| syllables(word)).sum(),
    }
}

impl Measure {
    /// Gives the grade in hundredths, so that it is the same on every machine.
    pub(crate) fn hundredths(self) -> i64 {
        let [words, sentences, syllables] =
            [self.words, self.sentences, self.syllables].map(|it| i64::try_from(it).unwrap_or(0));
        if words == 0 {
            return 0;
        }
        39 * words / sentences + 1180 * syllables / words - 1559
    }
}

/// Cuts a text into its sentences, each with where it begins: after `.`, `?` or `!` before a space, and after `;` and `:` not.
pub(crate) fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '?', '!']) {
        let end = at + 1;
        if text[end..].is_empty() || text[end..].starts_with(' ') {
            sentences.push((start, &text[start..end]));
            start = end;
        }
    }
    sentences.push((start, &text[start..]));
    sentences.retain(|(_, sentence)| !words(sentence).is_empty());
    sentences
}

/// Counts the syllables of a word: runs of vowels, `y` among them; a final `e`, `es` or `ed` is silent, but for `le` after a
/// consonant, `es` after a hiss and `ed` after `t` or `d`. What is no word of small letters counts one.
pub(crate) fn syllables(word: &str) -> usize {
    let is_plain = word
        .chars()
        .skip(1)
        .all(|it| it.is_lowercase() || "'’-".contains(it));
    if !is_plain {
        return 1;
    }
    let word = word.to_lowercase();
    let voiced = voiced(&word);
    let mut count = 0;
    let mut in_vowels = false;
    for letter in voiced.chars() {
        let is_vowel = "aeiouy".contains(letter);
        count += usize::from(is_vowel && !in_vowels);
        in_vowels = is_vowel;
    }
    count.max(1)
}

/// The word without a silent end.
fn voiced(word: &str) -> &str {
    let ends_with = |stem: &str, letters: &str| stem.ends_with(|it| letters.contains(it));
    if let Some(stem) = word.strip_suffix("ed") {
        return if ends_with(stem, "td") { word } else { stem };
    }
    if let Some(stem) = word.strip_suffix("es") {
        return if ends_with(stem, "sxzcgh") {
            word
        } else {
            stem
        };
    }
    match word.strip_suffix('e') {
        Some(stem) if stem.ends_with('l') => {
            let before = stem.trim_end_matches('l');
            if ends_with(before, "aeiouy") {
                stem
            } else {
                word
            }
        }
        Some(stem) => stem,
        None => word,
    }
}

#[cfg(test)]
mod tests {
    use super::{measure, sentences, syllables};

    #[test]
    fn counts_syllables() {
        let counted = [
            ("the", 1),
            ("massage", 2),
            ("treated", 2),
            ("planned", 1),
            ("table", 2),
            ("whole", 1),
            ("exercises", 4),
            ("therapy", 3),
            ("improved", 2),
            ("HOPE", 1),
            ("{limit}", 1),
        ];
        for (word, count) in counted {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn cuts_sentences() {
        let found = sentences("It is so. Is it 2.5 weeks? Yes");
        let found: Vec<&str> = found.iter().map(|(_, it)| it.trim()).collect();
        assert_eq!(found, ["It is so.", "Is it 2.5 weeks?", "Yes"]);
    }

    #[test]
    fn grades_rise_with_long_words() {
        let plain = measure("The chart says where it hurts.").hundredths();
        let hard = measure("Documentation substantiates functional incapacitation.").hundredths();
        assert!(plain < 300 && hard > 2_500, "{plain} {hard}");
    }
}
