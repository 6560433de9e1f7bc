//! A value as an example or a presumption writes it in; the value of the fact out, if the fact can have it.

use super::Checker;
use crate::diagnostics;
use crate::program::{ChoiceCodes, ChoiceSet, ChoicesId, FactValue, SystemId, Type, UnitId};
use jiff::civil::Date;
use pol_parser::Span;
use pol_parser::ast::{self, GivenKind};
use rust_decimal::Decimal;

/// The fact that is given a value.
#[derive(Clone, Copy)]
struct Receiver<'a> {
    path: &'a str,
    ty: &'a Type,
    span: Span,
}

impl Checker<'_> {
    /// Reads the value of a fact.
    pub(crate) fn given(
        &mut self,
        path: &str,
        ty: &Type,
        given: &ast::GivenValue,
    ) -> Option<FactValue> {
        let receiver = Receiver {
            path,
            ty,
            span: given.span,
        };
        match (ty, &given.kind) {
            (Type::YesNo, GivenKind::Yes) => Some(FactValue::YesNo(true)),
            (Type::YesNo, GivenKind::No) => Some(FactValue::YesNo(false)),
            (
                Type::Number {
                    unit,
                    decimals,
                    low,
                    high,
                },
                GivenKind::Quantity(quantity),
            ) => self.given_number(receiver, quantity, *unit, *decimals, (*low, *high)),
            (Type::Date { low, high }, GivenKind::Date(date)) => {
                self.given_date(receiver, *date, (*low, *high))
            }
            (Type::OneOf(list), GivenKind::Members(members)) => {
                self.given_choice(receiver, *list, members)
            }
            (Type::AnyOf(list), GivenKind::Members(members)) => {
                self.given_choices(*list, members, false)
            }
            (Type::AnyOf(list), GivenKind::Open(members)) => {
                self.given_choices(*list, members, true)
            }
            (Type::AnyOf(_), GivenKind::None) => Some(FactValue::Choices {
                set: ChoiceSet::default(),
                open: false,
            }),
            (Type::Code(system), GivenKind::Members(members)) => {
                self.given_code(receiver, *system, members)
            }
            (Type::Code(system), GivenKind::Quantity(quantity)) if quantity.unit.is_none() => {
                let known =
                    self.vocabulary
                        .knows(&quantity.digits, quantity.span, *system, self.sink);
                known.then(|| FactValue::Code(quantity.digits.clone()))
            }
            (Type::Codes(system), GivenKind::Members(members)) => {
                self.given_codes(*system, members, false)
            }
            (Type::Codes(system), GivenKind::Open(members)) => {
                self.given_codes(*system, members, true)
            }
            (Type::Codes(_), GivenKind::None) => Some(FactValue::Codes {
                codes: Vec::new(),
                open: false,
            }),
            (Type::Text, GivenKind::Text(text)) => {
                Some(FactValue::Text(crate::texts::plain(text, self.sink)))
            }
            (
                Type::YesNo
                | Type::Number { .. }
                | Type::Date { .. }
                | Type::OneOf(_)
                | Type::AnyOf(_)
                | Type::Code(_)
                | Type::Codes(_)
                | Type::Text,
                _,
            ) => self.misfit(receiver),
        }
    }

    fn misfit<T>(&mut self, receiver: Receiver<'_>) -> Option<T> {
        let what = self.describe(receiver.ty);
        let example = self.example_value(receiver.ty);
        self.refuse(diagnostics::value_misfits(
            receiver.path,
            &what,
            &example,
            receiver.span,
        ))
    }

    fn example_value(&self, ty: &Type) -> String {
        match ty {
            Type::YesNo => "`yes` or `no`".to_owned(),
            Type::Number { unit, high, .. } => {
                format!("a number such as `{high} {}`", self.signatures.unit(*unit))
            }
            Type::Date { .. } => "a date such as `2022-06-15`".to_owned(),
            Type::OneOf(list) => format!("one of {}", self.choice_names(*list)),
            Type::AnyOf(list) => format!("`none` or some of {}", self.choice_names(*list)),
            Type::Code(_) => "a code".to_owned(),
            Type::Codes(_) => "`none` or some codes".to_owned(),
            Type::Text => "a text in quotes".to_owned(),
        }
    }

    fn given_number(
        &mut self,
        receiver: Receiver<'_>,
        quantity: &ast::Quantity,
        unit: UnitId,
        decimals: u32,
        (low, high): (Decimal, Decimal),
    ) -> Option<FactValue> {
        let wanted = self.signatures.unit(unit).to_owned();
        let Some(name) = &quantity.unit else {
            return self.refuse(diagnostics::unit_missing(
                &quantity.digits,
                Some(&wanted),
                quantity.span,
            ));
        };
        let found = self
            .names()
            .units
            .resolve(name, self.sink, diagnostics::unknown_unit)?;
        let written = format!("{} {}", quantity.digits, name.text);
        if found != unit {
            let found = self.signatures.unit(found).to_owned();
            let diagnostic = diagnostics::other_unit_than_declared(
                receiver.path,
                &wanted,
                &written,
                &found,
                quantity.span,
            );
            return self.refuse(diagnostic);
        }
        if quantity.number.normalize().scale() > decimals {
            let digits = &quantity.digits;
            return self.refuse(diagnostics::more_decimals_than_fact(
                receiver.path,
                decimals,
                digits,
                quantity.span,
            ));
        }
        if quantity.number < low || quantity.number > high {
            let range = format!("{low} to {high} {wanted}");
            return self.refuse(diagnostics::value_outside_range(
                receiver.path,
                &written,
                &range,
                quantity.span,
            ));
        }
        Some(FactValue::Number(quantity.number))
    }

    fn given_date(
        &mut self,
        receiver: Receiver<'_>,
        date: Date,
        (low, high): (Date, Date),
    ) -> Option<FactValue> {
        if date < low || date > high {
            let range = format!("{low} to {high}");
            return self.refuse(diagnostics::value_outside_range(
                receiver.path,
                &date.to_string(),
                &range,
                receiver.span,
            ));
        }
        Some(FactValue::Date(date))
    }

    fn given_choice(
        &mut self,
        receiver: Receiver<'_>,
        list: ChoicesId,
        members: &[ast::Name],
    ) -> Option<FactValue> {
        let [only] = members else {
            return self.misfit(receiver);
        };
        let set = self.choices_meant(list, only)?;
        let mut positions = set.positions();
        match (positions.next(), positions.next()) {
            (Some(position), None) => Some(FactValue::Choice(position)),
            _ => self.misfit(receiver),
        }
    }

    fn given_choices(
        &mut self,
        list: ChoicesId,
        members: &[ast::Name],
        open: bool,
    ) -> Option<FactValue> {
        self.report_repeated(members);
        let sets: Vec<_> = members
            .iter()
            .map(|member| self.choices_meant(list, member))
            .collect();
        let sets = sets.into_iter().collect::<Option<Vec<_>>>()?;
        Some(FactValue::Choices {
            set: sets.into_iter().fold(ChoiceSet::default(), ChoiceSet::with),
            open,
        })
    }

    fn given_code(
        &mut self,
        receiver: Receiver<'_>,
        system: SystemId,
        members: &[ast::Name],
    ) -> Option<FactValue> {
        let [only] = members else {
            return self.misfit(receiver);
        };
        self.given_one_code(system, only).map(FactValue::Code)
    }

    fn given_codes(
        &mut self,
        system: SystemId,
        members: &[ast::Name],
        open: bool,
    ) -> Option<FactValue> {
        self.report_repeated(members);
        let codes: Vec<_> = members
            .iter()
            .map(|member| self.given_one_code(system, member))
            .collect();
        let mut codes = codes.into_iter().collect::<Option<Vec<_>>>()?;
        codes.sort_unstable();
        codes.dedup();
        Some(FactValue::Codes { codes, open })
    }

    fn given_one_code(&mut self, system: SystemId, code: &ast::Name) -> Option<String> {
        if code
            .text
            .starts_with(|letter: char| letter.is_ascii_lowercase())
        {
            let name = self.vocabulary.system(system).name.clone();
            return self.refuse(diagnostics::unknown_code(&code.text, code.span, &name));
        }
        self.vocabulary
            .knows(&code.text, code.span, system, self.sink)
            .then(|| code.text.clone())
    }

    /// Gives the choices that a choice's name or a code means.
    fn choices_meant(&mut self, list: ChoicesId, member: &ast::Name) -> Option<ChoiceSet> {
        if member
            .text
            .starts_with(|letter: char| letter.is_ascii_lowercase())
        {
            return self
                .choice(list, &member.text, member.span)
                .map(ChoiceSet::one);
        }
        let meant = self.choices_of_code(list, &member.text);
        if meant.is_empty() {
            let owner = self.vocabulary.choices[list.index()].name.clone();
            return self.refuse(diagnostics::code_of_no_choice(
                &member.text,
                &owner,
                member.span,
            ));
        }
        Some(meant)
    }

    fn choices_of_code(&self, list: ChoicesId, code: &str) -> ChoiceSet {
        let (mut covering, mut otherwise) = (ChoiceSet::default(), ChoiceSet::default());
        for (position, row) in self.vocabulary.choices[list.index()]
            .rows
            .iter()
            .enumerate()
        {
            match &row.codes {
                Some(ChoiceCodes::These(set)) => {
                    let set = &self.vocabulary.code_sets[set.index()];
                    let hierarchical = self.vocabulary.system(set.system).hierarchical;
                    if set.covers(code, hierarchical) {
                        covering = covering.with(ChoiceSet::one(position));
                    }
                }
                Some(ChoiceCodes::Otherwise(_)) => {
                    otherwise = otherwise.with(ChoiceSet::one(position))
                }
                None => {}
            }
        }
        if covering.is_empty() {
            otherwise
        } else {
            covering
        }
    }

    fn report_repeated(&mut self, members: &[ast::Name]) {
        for (position, member) in members.iter().enumerate() {
            if members[..position]
                .iter()
                .any(|earlier| earlier.text == member.text)
            {
                self.report(diagnostics::listed_twice(&member.text, member.span));
            }
        }
    }
}
