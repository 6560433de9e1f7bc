//! A page that is read back, with what is asked of it; and the policies that are written.

use pol::Policy;
use pol_doc::Options;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;

/// A small policy with something of everything.
pub(crate) const SMALL: &str = include_str!("small.pol");

/// Loads a policy of the tests.
pub(crate) fn policy(text: &str) -> Policy {
    Policy::load("small.pol", text).unwrap()
}

/// Loads the policy on massage therapy.
pub(crate) fn mng084() -> Policy {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies/mng084.pol");
    Policy::load("mng084.pol", &std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A page that is read back.
pub(crate) struct Page(Html);

impl Page {
    pub(crate) fn of(policy: &Policy) -> Self {
        Self(Html::parse_document(&pol_doc::html(
            policy,
            &Options::default(),
        )))
    }

    /// What the HTML standard's own parser complains of.
    pub(crate) fn complaints(&self) -> &[std::borrow::Cow<'static, str>] {
        &self.0.errors
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.0.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// Every element that there is.
    pub(crate) fn elements(&self) -> Vec<ElementRef<'_>> {
        self.all("*")
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        let all = self.all("[id]");
        all.iter()
            .map(|it| it.attr("id").unwrap().to_owned())
            .collect()
    }

    /// The words of the element with an id; none where there is no such element.
    pub(crate) fn words(&self, id: &str) -> Option<String> {
        let all = self.all("[id]");
        let found = all.iter().find(|it| it.attr("id") == Some(id))?;
        Some(found.text().collect())
    }
}

/// The ids that a text in Markdown gives its places.
pub(crate) fn anchors(markdown: &str) -> BTreeSet<String> {
    between(markdown, "<a id=\"", "\"")
}

/// The ids that links of a text in Markdown lead to.
pub(crate) fn targets(markdown: &str) -> BTreeSet<String> {
    let plain = between(markdown, "](#", ")");
    plain
        .into_iter()
        .chain(between(markdown, "](<#", ">"))
        .collect()
}

fn between(text: &str, before: &str, after: &str) -> BTreeSet<String> {
    let parts = text.split(before).skip(1);
    parts
        .map(|it| it.split(after).next().unwrap().to_owned())
        .collect()
}
