//! One thing taken out of a policy: a rule, an exception, a cap, an item of a list, a choice of a membership.
//! A syntax tree in; every way of doing so out, each with the tree that is left.

use super::super::Book;
use super::super::book::each_within;
use super::Claim;
use pol_parser::ast::{
    Comparison, Condition, ConditionKind, Declaration, DeclarationKind, File, Name, Type,
};
use pol_parser::print;

/// A way of taking one thing out.
pub(super) struct Change {
    /// Where the declaration stands in the file.
    declaration: usize,
    taken: Taken,
    /// What is so if that changes nothing; of a rule or an exception, its name alone is known.
    pub(super) claim: Claim,
    /// The item in words, where an item is taken out.
    pub(super) words: Option<String>,
}

/// What is taken out of a declaration.
#[derive(Clone, Copy)]
enum Taken {
    /// All of it.
    Whole,
    /// A cap.
    Cap(usize),
    /// An item of the condition of that number.
    Item(usize, usize),
    /// A choice that the condition of that number names.
    Choice(usize, usize),
}

impl Change {
    /// Gives the policy without it.
    pub(super) fn applied_to(&self, file: &File) -> File {
        let mut file = file.clone();
        if let Taken::Whole = self.taken {
            file.declarations.remove(self.declaration);
            return file;
        }
        let kind = &mut file.declarations[self.declaration].kind;
        match self.taken {
            Taken::Whole => {}
            Taken::Cap(cap) => {
                if let DeclarationKind::Amount(amount) = kind {
                    amount.caps.remove(cap);
                }
            }
            Taken::Item(number, item) => without_item(at(kind, number), item),
            Taken::Choice(number, choice) => without_choice(at(kind, number), choice),
        }
        file
    }

    /// Gives the condition in which something is taken out, of this policy or of the one that is left.
    pub(super) fn condition<'f>(&self, file: &'f File) -> Option<&'f Condition> {
        match self.taken {
            Taken::Whole | Taken::Cap(_) => None,
            Taken::Item(number, _) | Taken::Choice(number, _) => {
                let kind = &file.declarations[self.declaration].kind;
                Some(within(kind)[number])
            }
        }
    }
}

/// Lists every way of taking one thing out of a policy.
pub(super) fn changes(file: &File) -> Vec<Change> {
    let Some(book) = Book::open(file) else {
        return Vec::new();
    };
    let declarations = file.declarations.iter().enumerate();
    declarations
        .flat_map(|(position, declaration)| of_declaration(&book, position, declaration))
        .collect()
}

fn of_declaration(book: &Book, declaration: usize, tree: &Declaration) -> Vec<Change> {
    let Some(name) = name(&tree.kind) else {
        return Vec::new();
    };
    let mut taken = whole_or_caps(&tree.kind, name);
    for (number, condition) in within(&tree.kind).into_iter().enumerate() {
        let items = items(condition, name).into_iter().enumerate();
        taken.extend(items.map(|(at, (claim, words))| (Taken::Item(number, at), claim, words)));
        let choices = choices(book, condition, name).into_iter().enumerate();
        taken.extend(choices.map(|(at, claim)| (Taken::Choice(number, at), claim, None)));
    }
    let change = |(taken, claim, words)| Change {
        declaration,
        taken,
        claim,
        words,
    };
    taken.into_iter().map(change).collect()
}

fn whole_or_caps(kind: &DeclarationKind, of: &str) -> Vec<(Taken, Claim, Option<String>)> {
    if let DeclarationKind::Rule(_) | DeclarationKind::Exception(_) = kind {
        return vec![(Taken::Whole, Claim::NeverMatters(of.to_owned()), None)];
    }
    let DeclarationKind::Amount(amount) = kind else {
        return Vec::new();
    };
    let caps = amount.caps.iter().enumerate();
    let caps = caps.map(|(position, cap)| {
        let (of, cap) = (of.to_owned(), cap.span);
        (Taken::Cap(position), Claim::CapNeverBinds { of, cap }, None)
    });
    caps.collect()
}

/// Gives the name of a declaration out of which something may be taken.
fn name(kind: &DeclarationKind) -> Option<&str> {
    if let DeclarationKind::Criterion(it) = kind {
        Some(&it.name.text)
    } else if let DeclarationKind::Amount(it) = kind {
        Some(&it.name.text)
    } else if let DeclarationKind::Rule(it) = kind {
        Some(&it.name.text)
    } else if let DeclarationKind::Exception(it) = kind {
        Some(&it.name.text)
    } else if let DeclarationKind::Advisory(it) = kind {
        Some(&it.name.text)
    } else {
        None
    }
}

/// Gives the conditions by which a declaration applies, or comes to its number.
fn roots(kind: &DeclarationKind) -> Vec<&Condition> {
    if let DeclarationKind::Criterion(it) = kind {
        vec![&it.condition]
    } else if let DeclarationKind::Amount(it) = kind {
        let caps = it.caps.iter().filter_map(|cap| cap.when.as_ref());
        it.cases.iter().map(|case| &case.when).chain(caps).collect()
    } else if let DeclarationKind::Rule(it) = kind {
        it.condition.iter().collect()
    } else if let DeclarationKind::Exception(it) = kind {
        it.condition.iter().collect()
    } else if let DeclarationKind::Advisory(it) = kind {
        it.condition.iter().collect()
    } else {
        Vec::new()
    }
}

/// The same, to be changed.
fn roots_to_change(kind: &mut DeclarationKind) -> Vec<&mut Condition> {
    if let DeclarationKind::Criterion(it) = kind {
        vec![&mut it.condition]
    } else if let DeclarationKind::Amount(it) = kind {
        let caps = it.caps.iter_mut().filter_map(|cap| cap.when.as_mut());
        let cases = it.cases.iter_mut().map(|case| &mut case.when);
        cases.chain(caps).collect()
    } else if let DeclarationKind::Rule(it) = kind {
        it.condition.iter_mut().collect()
    } else if let DeclarationKind::Exception(it) = kind {
        it.condition.iter_mut().collect()
    } else if let DeclarationKind::Advisory(it) = kind {
        it.condition.iter_mut().collect()
    } else {
        Vec::new()
    }
}

/// Gives all conditions of a declaration, each before those inside it.
fn within(kind: &DeclarationKind) -> Vec<&Condition> {
    let mut all = Vec::new();
    for root in roots(kind) {
        each_within(root, &mut |condition| all.push(condition));
    }
    all
}

/// Gives the condition that [`within`] gives at that place.
fn at(kind: &mut DeclarationKind, mut place: usize) -> &mut Condition {
    let mut roots = roots_to_change(kind).into_iter();
    let found = roots.find_map(|root| at_within(root, &mut place));
    found.expect("the place is one of this declaration")
}

fn at_within<'c>(condition: &'c mut Condition, place: &mut usize) -> Option<&'c mut Condition> {
    if *place == 0 {
        return Some(condition);
    }
    *place -= 1;
    let inside = inside(&mut condition.kind);
    inside.iter_mut().find_map(|inner| at_within(inner, place))
}

/// Gives the conditions right inside another.
fn inside(kind: &mut ConditionKind) -> &mut [Condition] {
    match kind {
        ConditionKind::Not(inner) => std::slice::from_mut(inner),
        ConditionKind::And(items)
        | ConditionKind::Or(items)
        | ConditionKind::List { items, .. } => items,
        ConditionKind::Name(_)
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::AnyRow(_)
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => &mut [],
    }
}

/// Gives for each item of a list what is so if it never matters, and the item in words.
fn items(list: &Condition, of: &str) -> Vec<(Claim, Option<String>)> {
    let claim = |item, bound| {
        let of = of.to_owned();
        Claim::ItemNeverMatters { of, item, bound }
    };
    if let ConditionKind::Between { .. } = list.kind {
        let bounds = ["low", "high"].map(|bound| (claim(list.span, Some(bound)), None));
        return bounds.into();
    }
    let (ConditionKind::And(items) | ConditionKind::Or(items) | ConditionKind::List { items, .. }) =
        &list.kind
    else {
        return Vec::new();
    };
    let item = |item: &Condition| (claim(item.span, None), Some(print::condition(item)));
    items.iter().map(item).collect()
}

/// Takes an item out of a list, or a bound out of two.
fn without_item(list: &mut Condition, item: usize) {
    if let ConditionKind::Between { subject, low, high } = &list.kind {
        let (operator, bound) = match item {
            0 => (Comparison::AtMost, high),
            _ => (Comparison::AtLeast, low),
        };
        list.kind = ConditionKind::Compare {
            left: subject.clone(),
            operator,
            right: bound.clone(),
        };
    } else if let ConditionKind::And(items)
    | ConditionKind::Or(items)
    | ConditionKind::List { items, .. } = &mut list.kind
    {
        items.remove(item);
    }
}

/// Gives for each choice of a membership that names several what is so if it never matters.
fn choices(book: &Book, membership: &Condition, of: &str) -> Vec<Claim> {
    let (ConditionKind::OneOf {
        subject, members, ..
    }
    | ConditionKind::Includes {
        subject, members, ..
    }) = &membership.kind
    else {
        return Vec::new();
    };
    let ty = book.type_of(&subject.text);
    if members.len() < 2 || !matches!(ty, Some(Type::OneOf(_) | Type::AnyOf(_))) {
        return Vec::new();
    }
    let claim = |member: &Name| Claim::ChoiceNeverMatters {
        of: of.to_owned(),
        membership: membership.span,
        choice: member.text.clone(),
    };
    members.iter().map(claim).collect()
}

fn without_choice(membership: &mut Condition, choice: usize) {
    if let ConditionKind::OneOf { members, .. } | ConditionKind::Includes { members, .. } =
        &mut membership.kind
    {
        members.remove(choice);
    }
}
