//! The same policy with its declarations in another order, each still in its section.
//! A policy's text in; another text that must mean the same out.

use crate::generate::Rng;
use pol_parser::ast::DeclarationKind;

/// Puts the declarations of a policy in a random order. Those before the first section stay before it;
/// every other one is preceded by its own `section`. Revisions, which are a log, keep their order.
pub fn reordered(rng: &mut Rng, text: &str) -> String {
    let (mut first, mut others, mut revisions) = (Vec::new(), Vec::new(), Vec::new());
    let mut section = None;
    for declaration in &pol_parser::parse(text).file.declarations {
        let own = declaration.span.of(text);
        match (&declaration.kind, section) {
            (DeclarationKind::Section(_), _) => section = Some(own),
            (DeclarationKind::Revision(_), _) => revisions.push(own.to_owned()),
            (_, None) => first.push(own.to_owned()),
            (_, Some(section)) => others.push(format!("{section}\n\n{own}")),
        }
    }
    rng.shuffle(&mut first);
    rng.shuffle(&mut others);
    let at = rng.below(first.len() + 1);
    first.splice(at..at, revisions);
    first.extend(others);
    first.join("\n\n") + "\n"
}
