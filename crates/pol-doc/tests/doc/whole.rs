//! The document of a whole guideline: everything of the policy is in it, everything that is linked to is there, and both forms agree.

use crate::page::{Page, anchors, mng084, targets};
use pol::Policy;
use pol::program::{Fact, Program, Role};
use pol_doc::{Options, markdown};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(mng084);

fn program() -> &'static Program {
    POLICY.program()
}

/// Facts and columns; what is taken of rows is no declaration.
fn asked(program: &Program) -> impl Iterator<Item = &Fact> {
    let facts = program.facts.iter();
    facts.filter(|it| !matches!(it.role, Role::Taken(_)))
}

/// The ids of all that is declared.
fn declared() -> BTreeSet<String> {
    let program = program();
    let of = |kind: &str, name: &str| format!("{kind}-{name}");
    let mut ids = BTreeSet::new();
    ids.extend(program.findings.iter().map(|it| of("finding", &it.name)));
    ids.extend(program.clauses.iter().map(|it| of("clause", &it.id)));
    ids.extend(asked(program).map(|it| of("fact", &it.path)));
    ids.extend(program.values.iter().map(|it| of("value", &it.name)));
    ids.extend(program.criteria.iter().map(|it| of("criterion", &it.name)));
    ids.extend(program.amounts.iter().map(|it| of("amount", &it.name)));
    ids.extend(program.rules.iter().map(|it| of("rule", &it.name)));
    ids.extend(
        program
            .exceptions
            .iter()
            .map(|it| of("exception", &it.name)),
    );
    ids.extend(program.advisories.iter().map(|it| of("advisory", &it.name)));
    ids.extend(program.examples.iter().map(|it| of("example", &it.name)));
    ids.extend(program.systems.iter().map(|it| of("codes", &it.name)));
    ids.extend(program.groups.iter().map(|it| of("facts", &it.name)));
    ids.extend(program.records.iter().map(|it| of("facts", &it.name)));
    ids.extend(program.limits.iter().map(|it| of("limit", &it.name)));
    for list in &program.choices {
        ids.insert(of("choices", &list.name));
        ids.extend(
            list.rows
                .iter()
                .map(|it| of("choice", &format!("{}-{}", list.name, it.name))),
        );
    }
    for amount in &program.amounts {
        ids.extend((0..amount.caps.len()).map(|at| format!("cap-{}-{at}", amount.name)));
    }
    ids.extend((0..program.revisions.len()).map(|at| format!("revision-{at}")));
    ids.extend((0..program.policy.governs.len()).map(|at| format!("governs-{at}")));
    ids.extend((1..=POLICY.source().text().lines().count()).map(|line| format!("L{line}")));
    ids
}

#[test]
fn everything_is_on_the_page_once_and_every_link_leads_there() {
    let page = Page::of(&POLICY);
    assert_eq!(page.complaints(), Vec::<String>::new());
    let ids = page.ids();
    let once: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(ids.len(), once.len(), "an id stands twice");
    let lacking: Vec<_> = declared().difference(&once).cloned().collect();
    assert_eq!(lacking, Vec::<String>::new());
    for link in page.all("a[href]") {
        let to = link.attr("href").unwrap().strip_prefix('#').unwrap();
        assert!(once.contains(to), "nothing has the id {to}");
    }
}

#[test]
fn every_text_is_on_the_page_with_its_declaration() {
    let page = Page::of(&POLICY);
    let program = program();
    let has = |id: String, words: &str| {
        let found = page.words(&id).unwrap();
        assert!(
            found.contains(words),
            "{id} does not say {words:?}: {found}"
        );
    };
    for it in asked(program) {
        has(format!("fact-{}", it.path), it.question.as_deref().unwrap());
    }
    for it in &program.values {
        has(format!("value-{}", it.name), it.text.as_deref().unwrap());
    }
    for it in &program.clauses {
        has(format!("clause-{}", it.id), &it.text);
    }
    for it in &program.examples {
        has(format!("example-{}", it.name), &it.title);
    }
    for it in &program.rules {
        let id = format!("rule-{}", it.name);
        has(id.clone(), &program.findings[it.finding.index()].label);
        it.notes.iter().for_each(|note| has(id.clone(), note));
        for part in &it.because.as_ref().unwrap().0 {
            if let pol::program::TextPart::Words(words) = part {
                has(id.clone(), words);
            }
        }
    }
    for it in &program.criteria {
        it.notes
            .iter()
            .for_each(|note| has(format!("criterion-{}", it.name), note));
    }
}

#[test]
fn every_sentence_leads_to_its_line() {
    let page = Page::of(&POLICY);
    let lines: Vec<&str> = POLICY.source().text().lines().collect();
    for card in page.all("article.card") {
        let name = card.attr("id").unwrap().split_once('-').unwrap().1;
        let selector = scraper::Selector::parse(".kicker a.line").unwrap();
        let number: usize = card
            .select(&selector)
            .next()
            .unwrap()
            .text()
            .collect::<String>()
            .parse()
            .unwrap();
        assert!(
            lines[number - 1].split(' ').any(|it| it == name),
            "{name} is not on line {number}"
        );
    }
    for row in page.all("#clauses tr[id], #examples tr[id], #questions tr[id]") {
        let selector = scraper::Selector::parse("a.line").unwrap();
        assert!(
            row.select(&selector).next().is_some(),
            "{:?} has no line",
            row.attr("id")
        );
    }
}

#[test]
fn sections_stand_in_the_order_of_the_guideline() {
    let page = Page::of(&POLICY);
    let titles: Vec<String> = page
        .all("#guideline h3")
        .iter()
        .map(|it| it.text().collect())
        .collect();
    let mut sections: Vec<&str> = program()
        .clauses
        .iter()
        .map(|it| it.section.as_str())
        .collect();
    sections.dedup();
    assert_eq!(titles, sections);
}

#[test]
fn headings_skip_no_level_and_tables_have_heads() {
    let page = Page::of(&POLICY);
    let level = |name: &str| {
        name.strip_prefix('h')
            .and_then(|it| it.parse::<usize>().ok())
    };
    let headings = page.all("h1, h2, h3, h4, h5, h6");
    let levels: Vec<usize> = headings
        .iter()
        .filter_map(|it| level(it.value().name()))
        .collect();
    assert_eq!(levels.iter().filter(|it| **it == 1).count(), 1);
    assert!(levels.windows(2).all(|it| it[1] <= it[0] + 1), "{levels:?}");
    let tables = page.all("table").len();
    assert_eq!(page.all("table > caption").len(), tables);
    assert_eq!(
        page.all("table > thead > tr > th[scope=col]:first-child")
            .len(),
        tables
    );
    assert_eq!(page.all("html[lang=en]").len(), 1);
    assert_eq!(page.all("svg > title").len(), 2);
    assert_eq!(page.all("svg > desc").len(), 2);
}

#[test]
fn nothing_is_loaded_from_outside() {
    let page = Page::of(&POLICY);
    assert!(
        page.all("script, [src], link:not([rel=icon]), svg image, svg use")
            .is_empty()
    );
    assert_eq!(page.all("link")[0].attr("href"), Some("data:,"));
    let style: String = page.all("style")[0].text().collect();
    assert!(!style.contains("url(") && !style.contains("@import"));
}

#[test]
fn markdown_has_the_same_places_and_leads_to_them() {
    let document = markdown(&POLICY, &Options::default());
    let page: BTreeSet<String> = Page::of(&POLICY).ids().into_iter().collect();
    // Of the page alone: its main part, its contents, and the drawing.
    let alone =
        |id: &&String| matches!(id.as_str(), "content" | "contents") || id.starts_with("ladder-");
    let page: BTreeSet<String> = page.iter().filter(|id| !alone(id)).cloned().collect();
    let anchors = anchors(&document);
    assert_eq!(
        anchors.symmetric_difference(&page).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    let astray: Vec<_> = targets(&document).difference(&anchors).cloned().collect();
    assert_eq!(astray, Vec::<String>::new());
}

#[test]
fn every_rule_is_in_the_drawing() {
    let page = Page::of(&POLICY);
    for drawing in ["svg.wide", "svg.narrow"] {
        for rule in &program().rules {
            let links = page.all(&format!("{drawing} a[href='#rule-{}']", rule.name));
            assert!(!links.is_empty(), "{} is not in {drawing}", rule.name);
        }
        let exceptions = page.all(&format!("{drawing} rect.exception"));
        assert_eq!(exceptions.len(), program().exceptions.len());
    }
}
