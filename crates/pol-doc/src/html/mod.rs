//! The document as one HTML page: its style within, nothing from outside, links to its own ids.
//! A document in; a page out. Every text of the policy is escaped by maud.

mod blocks;
mod words;

use crate::document::{Document, Section};
use crate::options::Options;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The style sheet; ours, and no text of a policy is in it.
const STYLE: &str = include_str!("style.css");

/// Nothing is loaded and nothing runs: a page that is passed on cannot be made to do either.
const RULES: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// What the page is written with.
#[derive(Clone, Copy)]
struct Writer<'a> {
    options: &'a Options,
}

/// Writes a document as a page.
pub(crate) fn page(document: &Document, options: &Options) -> String {
    let writer = Writer { options };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(RULES);
                meta name="color-scheme" content="light dark";
                meta name="generator" content="pol doc";
                title { (document.title) }
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) (PreEscaped(foot(document))) }
            }
            body {
                a.skip href="#content" { "Skip to the content" }
                (writer.head(document))
                div.columns {
                    (contents(document))
                    main id="content" {
                        @for section in &document.sections { (writer.section(section, 2)) }
                    }
                }
            }
        }
    };
    page.into_string() + "\n"
}

/// The foot of each sheet of paper: which policy by its digest, and which sheet.
fn foot(document: &Document) -> String {
    let harmless = |it: &char| it.is_ascii_alphanumeric() || matches!(it, '_' | ':');
    let harmless = |text: &str| text.chars().filter(harmless).collect::<String>();
    let (name, digest) = (harmless(&document.name), harmless(&document.digest));
    format!("@page {{ @bottom-left {{ content: \"{name} {digest}\"; }} }}\n")
}

fn contents(document: &Document) -> Markup {
    html! {
        nav.contents aria-labelledby="contents" {
            h2 id="contents" { "Contents" }
            ol {
                @for section in &document.sections {
                    li {
                        a href=(format!("#{}", section.id)) { (section.title) }
                        @if !section.sections.is_empty() { ol {
                            @for below in &section.sections {
                                li { a href=(format!("#{}", below.id)) { (below.title) } }
                            }
                        } }
                    }
                }
            }
        }
    }
}

impl Writer<'_> {
    fn head(self, document: &Document) -> Markup {
        html! {
            header.title {
                p.over { (document.subtitle) }
                h1 { (document.title) }
                dl.identity {
                    @for field in &document.identity {
                        div { dt { (field.label) } dd { (self.items(&field.items)) } }
                    }
                }
            }
        }
    }

    fn section(self, section: &Section, level: u8) -> Markup {
        html! {
            section id=(section.id) {
                (heading(level, &html! { (section.title) }))
                @for block in &section.blocks { (self.block(block, level + 1)) }
                @for below in &section.sections { (self.section(below, level + 1)) }
            }
        }
    }
}

/// A heading of a level.
fn heading(level: u8, words: &Markup) -> Markup {
    html! {
        @match level {
            1 => { h1 { (words) } }
            2 => { h2 { (words) } }
            3 => { h3 { (words) } }
            4 => { h4 { (words) } }
            _ => { h5 { (words) } }
        }
    }
}
