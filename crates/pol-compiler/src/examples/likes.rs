//! What each example states itself in; what it states with all that it is `like`, out. Reports circles once.

use super::Statements;
use crate::declarations::Declarations;
use crate::diagnostics;
use crate::names::{Lookup, Names};
use pol_parser::{Diagnostic, Span};

/// Takes in what each example is like; `None` where something is wrong there.
pub(super) fn merge(
    declarations: &Declarations<'_>,
    names: &Names,
    own: &[Option<Statements>],
    sink: &mut Vec<Diagnostic>,
) -> Vec<Option<Statements>> {
    let examples = &declarations.examples;
    let mut likes = Likes {
        declarations,
        bases: examples
            .iter()
            .map(|example| base(example.tree, names, sink))
            .collect(),
        own,
        merged: vec![Merged::New; examples.len()],
    };
    for start in 0..examples.len() {
        likes.resolve(start, sink);
    }
    likes.merged.into_iter().map(Merged::statements).collect()
}

/// What an example is like.
#[derive(Clone, Copy)]
enum Base {
    /// Nothing: it states its facts itself.
    Nothing,
    /// Another example.
    Example(usize),
    /// A name that has its diagnostic.
    Wrong,
}

/// How far an example has been merged.
#[derive(Clone)]
enum Merged {
    New,
    Open,
    Done(Option<Statements>),
}

impl Merged {
    fn statements(self) -> Option<Statements> {
        match self {
            Self::Done(statements) => statements,
            Self::New | Self::Open => None,
        }
    }
}

struct Likes<'l, 'a> {
    declarations: &'l Declarations<'a>,
    bases: Vec<Base>,
    own: &'l [Option<Statements>],
    merged: Vec<Merged>,
}

impl Likes<'_, '_> {
    /// Merges an example and all that it is like: up to what is merged already, and down again.
    fn resolve(&mut self, start: usize, sink: &mut Vec<Diagnostic>) {
        let mut path = Vec::new();
        let mut statements = self.climb(start, &mut path, sink);
        for at in path.into_iter().rev() {
            statements = statements
                .zip(self.own[at].as_ref())
                .map(|(mut base, own)| {
                    base.extend(own.clone());
                    base
                });
            self.merged[at] = Merged::Done(statements.clone());
        }
    }

    /// Walks up to what is merged already, or to an example that is like nothing.
    fn climb(
        &mut self,
        start: usize,
        path: &mut Vec<usize>,
        sink: &mut Vec<Diagnostic>,
    ) -> Option<Statements> {
        let mut at = start;
        loop {
            match &self.merged[at] {
                Merged::Done(statements) => return statements.clone(),
                Merged::Open => {
                    let back = path.iter().position(|earlier| *earlier == at).unwrap_or(0);
                    sink.push(self.circle(&path[back..]));
                    return None;
                }
                Merged::New => {}
            }
            self.merged[at] = Merged::Open;
            path.push(at);
            match self.bases[at] {
                Base::Nothing => return Some(Statements::default()),
                Base::Wrong => return None,
                Base::Example(next) => at = next,
            }
        }
    }

    fn circle(&self, examples: &[usize]) -> Diagnostic {
        let names = examples
            .iter()
            .map(|at| &self.declarations.examples[*at].tree.name);
        let names: Vec<(&str, Span)> = names.map(|name| (name.text.as_str(), name.span)).collect();
        diagnostics::like_cycle(&names)
    }
}

fn base(example: &pol_parser::ast::Example, names: &Names, sink: &mut Vec<Diagnostic>) -> Base {
    let Some(like) = &example.like else {
        return Base::Nothing;
    };
    match names.examples.find(&like.text) {
        Lookup::Found(other) => Base::Example(other),
        Lookup::Broken => Base::Wrong,
        Lookup::Unknown => {
            sink.push(diagnostics::unknown_example(
                &like.text,
                like.span,
                names.examples.near(&like.text),
            ));
            Base::Wrong
        }
    }
}
