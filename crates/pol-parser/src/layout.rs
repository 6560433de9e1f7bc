//! The layout of a file: its declarations as lines, each of which knows where in the source it came from.
//! The formatter puts the comments between them.

use crate::ast::{
    Advisory, Amount, Attachments, Cap, Choice, ChoiceCodes, Choices, Cite, Clause, Clauses,
    CodeSet, CodeSystem, Condition, ConditionKind, Criterion, Declaration, DeclarationKind,
    Example, Exception, Expectation, ExpectationKind, Expression, Fact, Facts, Finding,
    FindingKind, Findings, Given, Governs, InForce, MonthEnd, Name, Policy, Range, Revision,
    RevisionKind, Rule, Text, Type, Unit, Value, ValueEntry,
};
use crate::print;

/// A line of the layout.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Spaces before it.
    pub(crate) indent: usize,
    /// The line.
    pub(crate) text: String,
    /// Where in the source it came from.
    pub(crate) start: usize,
}

/// Lays a declaration out; a broken one gives nothing, since the formatter refuses files with errors.
pub(crate) fn declaration(declaration: &Declaration) -> Vec<Line> {
    let mut layout = Layout {
        lines: Vec::new(),
        start: declaration.span.start,
    };
    match &declaration.kind {
        DeclarationKind::Policy(policy) => layout.policy(policy),
        DeclarationKind::Revision(revision) => layout.revision(revision),
        DeclarationKind::Section(title) => layout.head(format!("section {}", print::text(title))),
        DeclarationKind::Clauses(clauses) => layout.clauses(clauses),
        DeclarationKind::Findings(findings) => layout.findings(findings),
        DeclarationKind::Unit(unit) => layout.unit(unit),
        DeclarationKind::CodeSystem(system) => layout.code_system(system),
        DeclarationKind::CodeSet(set) => layout.code_set(set),
        DeclarationKind::Choices(choices) => layout.choices(choices),
        DeclarationKind::Facts(facts) => layout.facts(facts),
        DeclarationKind::Value(value) => layout.value(value),
        DeclarationKind::Criterion(criterion) => layout.criterion(criterion),
        DeclarationKind::Amount(amount) => layout.amount(amount),
        DeclarationKind::Rule(rule) => layout.rule(rule),
        DeclarationKind::Exception(exception) => layout.exception(exception),
        DeclarationKind::Advisory(advisory) => layout.advisory(advisory),
        DeclarationKind::Example(example) => layout.example(example),
        DeclarationKind::Broken(_) => {}
    }
    layout.lines
}

struct Layout {
    lines: Vec<Line>,
    start: usize,
}

impl Layout {
    fn head(&mut self, text: String) {
        self.line(0, self.start, text);
    }

    fn line(&mut self, indent: usize, start: usize, text: String) {
        self.lines.push(Line {
            indent,
            text,
            start,
        });
    }

    fn text_line(&mut self, text: Option<&Text>) {
        if let Some(text) = text {
            self.line(2, text.span.start, print::text(text));
        }
    }

    fn policy(&mut self, policy: &Policy) {
        self.head(format!(
            "policy {} {}",
            policy.name.text,
            print::text(&policy.title)
        ));
        for (word, text) in [("publisher", &policy.publisher), ("source", &policy.source)] {
            if let Some(text) = text {
                self.line(2, text.span.start, format!("{word} {}", print::text(text)));
            }
        }
        for in_force in &policy.in_force {
            self.in_force(in_force);
        }
        if let Some(date) = &policy.review_by {
            self.line(2, date.span.start, format!("review by {}", date.date));
        }
        if let Some((month_end, span)) = &policy.month_end {
            let word = match month_end {
                MonthEnd::Clamps => "clamps",
                MonthEnd::Overflows => "overflows",
            };
            self.line(2, span.start, format!("month end {word}"));
        }
        for governs in &policy.governs {
            self.governs(governs);
        }
        self.notes(2, &policy.notes);
    }

    fn in_force(&mut self, in_force: &InForce) {
        let until = in_force
            .until
            .map_or(String::new(), |until| format!(" until {}", until.date));
        let text = format!(
            "in force from {}{until} by {}",
            in_force.from.date, in_force.by.text
        );
        self.line(2, in_force.span.start, text);
        self.because(4, in_force.because.as_ref());
        self.cite(4, in_force.cite.as_ref());
    }

    fn governs(&mut self, governs: &Governs) {
        self.condition("governs when", governs.span.start, &governs.condition);
        self.because(4, governs.because.as_ref());
        self.cite(4, governs.cite.as_ref());
    }

    fn because(&mut self, indent: usize, because: Option<&Text>) {
        if let Some(text) = because {
            self.line(
                indent,
                text.span.start,
                format!("because {}", print::text(text)),
            );
        }
    }

    fn cite(&mut self, indent: usize, cite: Option<&Cite>) {
        if let Some(cite) = cite {
            let start = cite.clauses.first().map(|clause| clause.span.start);
            let start = start
                .or(cite.text.as_ref().map(|text| text.span.start))
                .unwrap_or(self.start);
            self.line(indent, start, print::cite(cite));
        }
    }

    fn notes(&mut self, indent: usize, notes: &[Text]) {
        for note in notes {
            self.line(
                indent,
                note.span.start,
                format!("note {}", print::text(note)),
            );
        }
    }

    fn attachments(&mut self, attachments: &Attachments) {
        self.cite(2, attachments.cite.as_ref());
        self.notes(2, &attachments.notes);
    }

    /// A clause that ends in a condition; the items of a list follow on lines of their own.
    fn condition(&mut self, words: &str, start: usize, condition: &Condition) {
        self.line(2, start, format!("{words} {}", print::condition(condition)));
        self.items(4, "-", condition);
    }

    fn items(&mut self, indent: usize, bullet: &str, condition: &Condition) {
        if let ConditionKind::List { items, .. } = &condition.kind {
            for item in items {
                self.line(
                    indent,
                    item.span.start,
                    format!("{bullet} {}", print::condition(item)),
                );
                self.items(indent + 2, &format!("{bullet}-"), item);
            }
        }
    }

    fn revision(&mut self, revision: &Revision) {
        let kind = match revision.kind {
            RevisionKind::Rewords => "rewords",
            RevisionKind::Tightens => "tightens",
            RevisionKind::Loosens => "loosens",
            RevisionKind::Changes => "changes",
        };
        self.head(format!(
            "revision {} {kind} {}",
            revision.date.date,
            print::text(&revision.text)
        ));
        self.attachments(&revision.attachments);
    }

    fn clauses(&mut self, clauses: &Clauses) {
        self.head(format!("clauses {}", print::text(&clauses.section)));
        for Clause { id, decides, text } in &clauses.rows {
            let kind = if *decides { "decides" } else { "informs" };
            self.line(
                2,
                id.span.start,
                format!("{} {kind} {}", id.text, print::text(text)),
            );
        }
    }

    fn findings(&mut self, findings: &Findings) {
        self.head(String::from("findings, strongest first"));
        for Finding { name, kind, label } in &findings.rows {
            let kind = match kind {
                FindingKind::Adverse => "adverse",
                FindingKind::Review => "review",
                FindingKind::Release => "release",
            };
            self.line(
                2,
                name.span.start,
                format!("{} {kind} {}", name.text, print::text(label)),
            );
        }
        if let Some(otherwise) = &findings.otherwise {
            self.line(
                2,
                otherwise.span.start,
                format!("otherwise {}", otherwise.text),
            );
        }
    }

    fn unit(&mut self, unit: &Unit) {
        let one = unit
            .singular
            .as_ref()
            .map_or(String::new(), |one| format!(", one {}", one.text));
        self.head(format!("unit {}{one}", unit.plural.text));
    }

    fn code_system(&mut self, system: &CodeSystem) {
        self.head(format!(
            "codes {} {}",
            system.name.text,
            print::text(&system.title)
        ));
        if let Some(edition) = &system.edition {
            self.line(
                2,
                edition.span.start,
                format!("edition {}", print::text(edition)),
            );
        }
        if system.hierarchical {
            let after = system
                .edition
                .as_ref()
                .map_or(system.title.span.end, |edition| edition.span.end);
            self.line(2, after, String::from("hierarchy by prefix"));
        }
        if let Some(only) = &system.only {
            let start = only
                .first()
                .map_or(self.start, |range| range.first.span.start);
            self.line(2, start, format!("only {}", print::codes(only)));
        }
        self.attachments(&system.attachments);
    }

    fn code_set(&mut self, set: &CodeSet) {
        self.head(format!(
            "code set {} {} of {}",
            set.name.text,
            print::text(&set.title),
            set.system.text
        ));
        let start = set
            .codes
            .first()
            .map_or(self.start, |range| range.first.span.start);
        self.line(2, start, print::codes(&set.codes));
        self.attachments(&set.attachments);
    }

    fn choices(&mut self, choices: &Choices) {
        self.head(format!("choices {}", choices.name.text));
        for Choice { name, label, codes } in &choices.rows {
            let codes = codes.as_ref().map_or(String::new(), choice_codes);
            self.line(
                2,
                name.span.start,
                format!("{} {}{codes}", name.text, print::text(label)),
            );
        }
    }

    fn facts(&mut self, facts: &Facts) {
        let label = facts
            .label
            .as_ref()
            .map_or(String::new(), |label| format!(" {}", print::text(label)));
        self.head(format!("facts {}{label}", facts.group.text));
        for row in &facts.rows {
            self.line(2, row.span.start, fact(row));
            if let Some(Condition {
                kind: ConditionKind::List { .. },
                ..
            }) = row
                .presumed
                .as_ref()
                .and_then(|presumed| presumed.when.as_ref())
            {
                self.fact_list(row);
            }
            self.notes(4, &row.attachments.notes);
        }
    }

    /// A presumption by a list: what follows the list comes after its bullets.
    fn fact_list(&mut self, row: &Fact) {
        if let Some(when) = row
            .presumed
            .as_ref()
            .and_then(|presumed| presumed.when.as_ref())
        {
            self.items(4, "-", when);
        }
        let tail = fact_tail(row);
        if !tail.is_empty() {
            let start = row
                .question
                .as_ref()
                .map_or(row.span.start, |question| question.span.start);
            self.line(4, start, tail);
        }
    }

    fn value(&mut self, value: &Value) {
        self.head(format!("value {} in {}", value.name.text, value.unit.text));
        self.text_line(value.text.as_ref());
        for ValueEntry {
            quantity,
            from,
            until,
        } in &value.entries
        {
            let from = from.map_or(String::new(), |from| format!(" from {}", from.date));
            let until = until.map_or(String::new(), |until| format!(" until {}", until.date));
            self.line(
                2,
                quantity.span.start,
                format!("{}{from}{until}", print::quantity(quantity)),
            );
        }
        self.attachments(&value.attachments);
    }

    fn criterion(&mut self, criterion: &Criterion) {
        self.head(format!("criterion {}", criterion.name.text));
        self.text_line(criterion.text.as_ref());
        self.condition(
            "met when",
            criterion.condition.span.start,
            &criterion.condition,
        );
        self.attachments(&criterion.attachments);
    }

    fn amount(&mut self, amount: &Amount) {
        self.head(format!(
            "amount {} in {}",
            amount.name.text, amount.unit.text
        ));
        self.text_line(amount.text.as_ref());
        for case in &amount.cases {
            let words = format!("{} when", print::expression(&case.value));
            self.condition(&words, case.value.span.start, &case.when);
        }
        if let Some(otherwise) = &amount.otherwise {
            self.otherwise(otherwise, amount.cases.is_empty());
        }
        self.cite(2, amount.attachments.cite.as_ref());
        for cap in &amount.caps {
            self.cap(cap);
        }
        self.notes(2, &amount.attachments.notes);
    }

    fn otherwise(&mut self, value: &Expression, only: bool) {
        let word = if only { "" } else { "otherwise " };
        self.line(
            2,
            value.span.start,
            format!("{word}{}", print::expression(value)),
        );
    }

    fn cap(&mut self, cap: &Cap) {
        let words = format!("at most {}", print::expression(&cap.bound));
        match &cap.when {
            Some(when) => self.condition(&format!("{words} when"), cap.span.start, when),
            None => self.line(2, cap.span.start, words),
        }
        self.because(4, cap.because.as_ref());
        self.cite(4, cap.cite.as_ref());
    }

    /// The reason follows the finding on its line, but for a release, whose line is long enough.
    fn rule(&mut self, rule: &Rule) {
        self.head(format!("rule {}", rule.name.text));
        let mut finds = format!("finds {}", rule.finds.text);
        if let Some(releasing) = &rule.releasing {
            finds.push_str(&format!(
                ", releasing {} of {}",
                releasing.amount.text, releasing.of.text
            ));
        }
        if rule.settles.is_some() {
            finds.push_str(", settles");
        }
        match (&rule.because, &rule.releasing) {
            (Some(because), None) => {
                self.line(
                    2,
                    rule.finds.span.start,
                    format!("{finds} because {}", print::text(because)),
                );
            }
            (because, _) => {
                self.line(2, rule.finds.span.start, finds);
                self.because(4, because.as_ref());
            }
        }
        self.when("when", rule.condition.as_ref());
        self.attachments(&rule.attachments);
    }

    fn when(&mut self, word: &str, condition: Option<&Condition>) {
        if let Some(condition) = condition {
            self.condition(word, condition.span.start, condition);
        }
    }

    fn exception(&mut self, exception: &Exception) {
        self.head(format!("exception {}", exception.name.text));
        self.text_line(exception.text.as_ref());
        let mut turned: Vec<&str> = exception
            .turns
            .iter()
            .map(|name| name.text.as_str())
            .collect();
        if exception.turns_partial_release {
            turned.push("a partial release");
        }
        let start = exception
            .turns
            .first()
            .map_or(exception.into.span.start, |name| name.span.start);
        self.line(
            2,
            start,
            format!("turns {} into {}", turned.join(", "), exception.into.text),
        );
        if let Some(first) = exception.except.first() {
            self.line(
                2,
                first.span.start,
                format!("except {}", print::names(&exception.except)),
            );
        }
        self.when("when", exception.condition.as_ref());
        self.attachments(&exception.attachments);
    }

    fn advisory(&mut self, advisory: &Advisory) {
        self.head(format!("advisory {}", advisory.name.text));
        self.text_line(advisory.text.as_ref());
        self.when("when", advisory.condition.as_ref());
        self.when("unless", advisory.unless.as_ref());
        self.attachments(&advisory.attachments);
    }

    fn example(&mut self, example: &Example) {
        self.head(format!(
            "example {} {}",
            example.name.text,
            print::text(&example.title)
        ));
        if let Some(like) = &example.like {
            self.line(2, like.span.start, format!("like {}", like.text));
        }
        if let Some(first) = example.given.first() {
            self.line(
                2,
                first.fact.span.start.saturating_sub(1),
                String::from("given"),
            );
        }
        for Given { fact, value } in &example.given {
            self.line(
                4,
                fact.span.start,
                format!("{} {}", fact.text, print::given(value)),
            );
        }
        for Expectation { kind, span } in &example.expectations {
            self.line(2, span.start, format!("expect {}", expectation(kind)));
        }
        self.attachments(&example.attachments);
    }
}

fn choice_codes(codes: &ChoiceCodes) -> String {
    match &codes.codes {
        Some(these) => format!(" codes {} {}", codes.system.text, print::codes(these)),
        None => format!(" codes {} otherwise", codes.system.text),
    }
}

/// A fact's row; of one presumed by a list only up to the list's header.
fn fact(row: &Fact) -> String {
    let mut text = row.name.text.clone();
    if let Some(ty) = &row.ty {
        text.push_str(&format!(" {}", type_words(ty)));
    }
    if let Some(Range { low, high, .. }) = &row.range {
        text.push_str(&format!(
            ", {} to {}",
            print::expression(low),
            print::expression(high)
        ));
    }
    let when = row
        .presumed
        .as_ref()
        .and_then(|presumed| presumed.when.as_ref());
    if let Some(presumed) = &row.presumed {
        text.push_str(&format!(", presumed {}", print::given(&presumed.value)));
    }
    if let Some(when) = when {
        text.push_str(&format!(" when {}", print::condition(when)));
    }
    let tail = match when {
        Some(Condition {
            kind: ConditionKind::List { .. },
            ..
        }) => String::new(),
        Some(_) | None => fact_tail(row),
    };
    [text, tail]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn fact_tail(row: &Fact) -> String {
    let question = row.question.as_ref().map(print::text);
    let was = row.was.as_ref().map(|was| format!("was {}", was.text));
    let cite = row.attachments.cite.as_ref().map(print::cite);
    [question, was, cite]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn type_words(ty: &Type) -> String {
    let of = |words: &str, name: &Name| format!("{words} of {}", name.text);
    match ty {
        Type::YesNo => String::from("yes/no"),
        Type::Number {
            unit, whole: true, ..
        } => of("whole number", unit),
        Type::Number {
            unit,
            decimals: Some((decimals, _)),
            whole: false,
        } => {
            let word = if *decimals == 1 {
                "decimal"
            } else {
                "decimals"
            };
            format!("number of {}, {decimals} {word}", unit.text)
        }
        Type::Number {
            unit,
            decimals: None,
            whole: false,
        } => of("number", unit),
        Type::Date => String::from("date"),
        Type::OneOf(list) => of("one", list),
        Type::AnyOf(list) => of("any", list),
        Type::Code(system) => of("code", system),
        Type::Codes(system) => of("codes", system),
        Type::Text => String::from("text"),
    }
}

fn expectation(kind: &ExpectationKind) -> String {
    let list = |word: &str, names: String| match names.as_str() {
        "" => format!("{word} none"),
        _ => format!("{word} {names}"),
    };
    match kind {
        ExpectationKind::Finding {
            finding,
            releasing: None,
        } => finding.text.clone(),
        ExpectationKind::Finding {
            finding,
            releasing: Some(quantity),
        } => {
            format!("{}, releasing {}", finding.text, print::quantity(quantity))
        }
        ExpectationKind::NotGoverned => String::from("not governed"),
        ExpectationKind::InformationNeeded => String::from("information needed"),
        ExpectationKind::Missing(paths) => list("missing", print::paths(paths)),
        ExpectationKind::Advisories(names) => list("advisories", print::names(names)),
        ExpectationKind::Reasons(names) => list("reasons", print::names(names)),
        ExpectationKind::Clauses(names) => list("clauses", print::names(names)),
        ExpectationKind::Presumed(paths) => list("presumed", print::paths(paths)),
    }
}
