//! Turns the place where reading stopped, and what could have stood there, into a diagnostic in the author's words.
//! Takes tokens and the grammar's expectations; never shows a rule's name as it is in the grammar.

use crate::diagnostic::Diagnostic;
use crate::diagnostics;
use crate::grammar::{Failure, Rule, is_reserved};
use crate::nearest::nearest;
use crate::scan::{Source, Token, TokenKind};
use crate::span::Span;
use crate::wording::{OTHER_WORDS, clause_words, comparison_words, foreign_word, list, wording};
use crate::words::{CLAUSES, Keyword};
use std::ops::Range;

/// What was being read.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// In which kind of declaration.
    pub(crate) keyword: Keyword,
    /// The tokens that were to be read.
    pub(crate) tokens: Range<usize>,
}

/// Says why reading stopped.
pub(crate) fn explain(source: &Source<'_>, place: &Place, failure: &Failure) -> Diagnostic {
    let stop = source.token_at(failure.at).max(place.tokens.start);
    let expected = spread(place.keyword, &failure.expected);
    let case = Case {
        source,
        place,
        expected,
        at: failure.at,
        stop,
    };
    if let Some(diagnostic) = case.missing_name() {
        return diagnostic;
    }
    match source.tokens.get(stop).filter(|_| stop < place.tokens.end) {
        None => case.unfinished(),
        Some(&token) => case.unfit(token),
    }
}

struct Case<'a> {
    source: &'a Source<'a>,
    place: &'a Place,
    /// The rules that would have gone on.
    expected: Vec<Rule>,
    /// Where reading stopped, in bytes and in tokens.
    at: usize,
    stop: usize,
}

/// Puts the clauses or rows of a declaration in the place of the rule that stands for any of them.
fn spread(keyword: Keyword, expected: &[Rule]) -> Vec<Rule> {
    let (_, any_piece) = keyword.rules();
    let pieces: &[Rule] = if expected.contains(&any_piece) {
        keyword.pieces()
    } else {
        &[]
    };
    let end: &[Rule] = if expected.contains(&any_piece) {
        &[Rule::EOI]
    } else {
        &[]
    };
    let others = expected.iter().copied().filter(|rule| *rule != any_piece);
    pieces.iter().chain(end).copied().chain(others).collect()
}

impl Case<'_> {
    fn expects(&self, rules: &[Rule]) -> bool {
        self.expected.iter().any(|rule| rules.contains(rule))
    }

    fn expects_only(&self, rules: &[Rule]) -> bool {
        !self.expected.is_empty() && self.expected.iter().all(|rule| rules.contains(rule))
    }

    fn word(&self, at: usize) -> &str {
        self.source
            .tokens
            .get(at)
            .map_or("", |&token| self.source.of(token))
    }

    fn before(&self) -> (&str, Span) {
        let before = self.stop.saturating_sub(1).max(self.place.tokens.start);
        let token = self.source.tokens.get(before).copied();
        token.map_or(("", Span::new(self.at, self.at)), |token| {
            (self.source.of(token), token.span)
        })
    }

    /// The keyword is the last word of its line, or what follows it is a clause.
    fn missing_name(&self) -> Option<Diagnostic> {
        let named = !matches!(
            self.place.keyword,
            Keyword::Revision | Keyword::Section | Keyword::Clauses | Keyword::Findings
        );
        let length = self.place.keyword.text().split(' ').count();
        let name = self.place.tokens.start + length;
        let opens = crate::split::keyword_at(self.source, self.place.tokens.start)
            == Some(self.place.keyword);
        let next = self
            .source
            .tokens
            .get(name)
            .filter(|_| name < self.place.tokens.end);
        let lacking = match next {
            None => true,
            Some(token) => {
                token.first && CLAUSES.contains(&self.word(name)) || token.kind == TokenKind::Text
            }
        };
        let is_head = self
            .source
            .tokens
            .get(self.place.tokens.start)
            .is_some_and(|token| token.at_margin || self.stop <= name);
        (named && opens && lacking && is_head).then(|| {
            let keyword = self.source.cover(&(self.place.tokens.start..name));
            diagnostics::missing_name(self.place.keyword.text(), keyword)
        })
    }

    fn unfinished(&self) -> Diagnostic {
        let (before, span) = self.before();
        if self.expects_only(&[Rule::text]) {
            return diagnostics::missing_text(before, span);
        }
        diagnostics::unfinished(before, &self.expected(), span)
    }

    /// A token stands where nothing can be made of it.
    fn unfit(&self, token: Token) -> Diagnostic {
        let word = self.source.of(token);
        let span = token.span;
        match token.kind {
            TokenKind::Mark => self.mark(word, span),
            TokenKind::Text => self.misfit(word, token),
            TokenKind::Word => self
                .letters(word, token)
                .or_else(|| self.known_word(word, token))
                .unwrap_or_else(|| self.misfit(word, token)),
        }
    }

    fn mark(&self, mark: &str, span: Span) -> Diagnostic {
        if let Some(words) = comparison_words(mark) {
            return diagnostics::symbol_comparison(mark, words, span);
        }
        match mark {
            "&&" | "&" => diagnostics::symbol_logic(mark, "and", span),
            "||" | "|" => diagnostics::symbol_logic(mark, "or", span),
            "!" => diagnostics::symbol_logic(mark, "not", span),
            "*" | "/" | "%" | "×" | "÷" | "−" => diagnostics::symbol_arithmetic(mark, span),
            "-" if !self.source.starts_line(span.start) => {
                diagnostics::bullet_inside_line(mark, span)
            }
            "," | "(" | ")" | "+" => diagnostics::out_of_order(mark, &self.expected(), None, span),
            _ if mark.starts_with('-') => diagnostics::bullet_without_list(mark, span),
            _ => diagnostics::foreign_mark(mark, span),
        }
    }

    /// Letters of other alphabets, capitals in names, digits and letters run together.
    fn letters(&self, word: &str, token: Token) -> Option<Diagnostic> {
        if let Some(letter) = word.chars().find(|letter| !letter.is_ascii()) {
            return Some(diagnostics::look_alike(word, letter, token.span));
        }
        let wants_name = self.expects(&NAMES);
        let wants_number = self.expects(&[
            Rule::operand,
            Rule::chain,
            Rule::quantity,
            Rule::number,
            Rule::count,
            Rule::fact_range,
            Rule::measure,
        ]);
        if word.starts_with(|first: char| first.is_ascii_digit()) && (wants_number || wants_name) {
            let runs_on = wants_number && !word.contains('-');
            return Some(if runs_on {
                diagnostics::bad_number(word, token.span)
            } else {
                diagnostics::bad_name(word, token.span)
            });
        }
        let foreign = ["true", "false", "null"].contains(&word.to_ascii_lowercase().as_str());
        let strange = word.contains(|letter: char| letter.is_ascii_uppercase() || letter == '-')
            || word.matches('.').count() > 1;
        let unlike = (wants_name || self.expects(&OPERANDS)) && strange || word.starts_with('_');
        if unlike && foreign {
            return Some(diagnostics::foreign_yes_no(word, token.span));
        }
        unlike.then(|| diagnostics::bad_name(word, token.span))
    }

    /// Words that mean something, but not here.
    fn known_word(&self, word: &str, token: Token) -> Option<Diagnostic> {
        let span = token.span;
        if self.expects(&[Rule::fact_type]) {
            return Some(diagnostics::unknown_type(word, span));
        }
        if let Some(may_be) = self.kind() {
            return Some(diagnostics::unknown_kind(word, may_be, span));
        }
        if self.expects(&DECLARED) && is_reserved(word) && !self.begins_own_clause(word) {
            return Some(diagnostics::reserved_name(word, span));
        }
        if self.expects(&OPERANDS) && ["all", "any", "none", "at"].contains(&word) {
            return Some(diagnostics::list_inside_line(word, span));
        }
        let of_another =
            CLAUSES.contains(&word) && !self.place.keyword.clauses().contains(&word) && token.first;
        if of_another && self.expects(&[Rule::EOI, Rule::cite, Rule::note, Rule::text]) {
            return Some(self.out_of_place(word, span));
        }
        if let Some(instead) = foreign_word(word).filter(|_| !self.expects_only(&[Rule::text])) {
            return Some(diagnostics::foreign_word(word, instead, span));
        }
        if self.expects(&[Rule::clause_id]) {
            return Some(diagnostics::bad_clause_id(word, span));
        }
        None
    }

    fn misfit(&self, word: &str, token: Token) -> Diagnostic {
        let (before, _) = self.before();
        if self.expects_only(&[Rule::text]) {
            return diagnostics::missing_text(before, token.span);
        }
        let near = nearest(word, self.expected_words());
        let goes_on = !token.first || self.expects(&[Rule::infix]);
        if goes_on
            && near.is_none()
            && self.expects(&[Rule::EOI])
            && self.stop > self.place.tokens.start
        {
            return diagnostics::words_after_end(word, token.span);
        }
        diagnostics::out_of_order(word, &self.expected(), near, token.span)
    }

    fn begins_own_clause(&self, word: &str) -> bool {
        self.place.keyword.clauses().contains(&word)
    }

    fn out_of_place(&self, word: &str, span: Span) -> Diagnostic {
        let clauses = self.place.keyword.clauses();
        let fits: Vec<_> = clauses
            .iter()
            .map(|word| format!("`{}`", clause_words(word)))
            .collect();
        let fits = if fits.is_empty() {
            "no such clause".to_owned()
        } else {
            list(&fits)
        };
        diagnostics::clause_out_of_place(word, self.place.keyword.described(), &fits, span)
    }

    fn kind(&self) -> Option<&'static str> {
        let kinds = [
            (Rule::finding_kind, "`adverse`, `review` or `release`"),
            (Rule::clause_kind, "`decides` or `informs`"),
            (
                Rule::revision_kind,
                "`rewords`, `tightens`, `loosens` or `changes`",
            ),
        ];
        kinds
            .into_iter()
            .find(|&(rule, _)| self.expects(&[rule]))
            .map(|(_, may_be)| may_be)
    }

    /// Says what could have stood there.
    fn expected(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for word in self.expected.iter().filter_map(|&rule| wording(rule)) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        if words.is_empty() {
            "the next declaration".to_owned()
        } else {
            list(&words)
        }
    }

    /// Gives the words of the language that could have stood there.
    fn expected_words(&self) -> Vec<&'static str> {
        let keyword = |rule: &Rule| wording(*rule).filter(|word| word.starts_with('`'));
        let own = self.place.keyword.clauses().iter().copied();
        let expected: Vec<_> = self.expected.iter().filter_map(keyword).collect();
        let known = CLAUSES
            .into_iter()
            .chain(OTHER_WORDS)
            .filter(|word| expected.contains(&format!("`{word}`")));
        own.filter(|_| self.expects(&[Rule::EOI]))
            .chain(known)
            .collect()
    }
}

/// The rules that begin with a name, a number or a date.
const OPERANDS: [Rule; 3] = [Rule::operand, Rule::condition, Rule::chain];

/// The rules that begin with the name of what is declared.
const DECLARED: [Rule; 4] = [
    Rule::name,
    Rule::fact_row,
    Rule::choice_row,
    Rule::finding_row,
];

/// The rules that want a name.
const NAMES: [Rule; 11] = [
    Rule::finding_row,
    Rule::choice_row,
    Rule::name,
    Rule::path,
    Rule::full_path,
    Rule::turned,
    Rule::unit_name,
    Rule::member,
    Rule::members,
    Rule::given_row,
    Rule::fact_row,
];
