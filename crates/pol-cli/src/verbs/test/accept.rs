//! `pol test --accept`: expectations rewritten to what came out, each shown first and asked for.
//! Failed examples in; files with their `expect` lines rewritten out, and nothing else changed in them.

use crate::outcome::{Failure, Outcome};
use crate::terminal::{Terminal, paint};
use crate::{beside, files};
use anstyle::AnsiColor;
use clap::ValueEnum;
use pol::{Difference, ExampleResult, Policy, RenderOptions, Span, UsedText};
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

/// Which expectations are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Accept {
    /// Those that are answered with yes
    Ask,
    /// All
    All,
}

/// What was answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    All,
    Quit,
}

/// Shows the failed examples one after the other and rewrites those that are accepted. Gives how many were.
pub(super) fn accept(
    mode: Accept,
    (path, policy): (&Path, &Policy),
    failed: &[&ExampleResult],
    terminal: &mut Terminal,
) -> Result<(usize, Outcome), Failure> {
    let mut texts = Texts::of(path, policy)?;
    let mut accepted = 0;
    let mut mode = mode;
    for result in failed.iter().filter(|it| !it.is_case) {
        terminal.say(&pol::render::failure(policy, result, &terminal.out_options))?;
        terminal.say(&texts.changes(result, &terminal.out_options))?;
        terminal.flush()?;
        let answer = match mode {
            Accept::All => Answer::Yes,
            Accept::Ask => ask(terminal)?,
        };
        match answer {
            Answer::Yes => {}
            Answer::All => mode = Accept::All,
            Answer::No => continue,
            Answer::Quit => break,
        }
        texts.take(result);
        accepted += 1;
    }
    let outcome = texts.write(terminal)?;
    Ok((accepted, outcome))
}

/// Asks until there is an answer; the end of the input is one.
fn ask(terminal: &mut Terminal) -> Result<Answer, Failure> {
    loop {
        terminal.tell("accept? y yes, n no, a this and all that follow, q quit: ");
        let mut line = String::new();
        if io::stdin()
            .lock()
            .read_line(&mut line)
            .map_err(Failure::Input)?
            == 0
        {
            terminal.tell("\n");
            return Ok(Answer::Quit);
        }
        match line.trim().to_ascii_lowercase().as_str() {
            "y" | "yes" => return Ok(Answer::Yes),
            "n" | "no" => return Ok(Answer::No),
            "a" | "all" => return Ok(Answer::All),
            "q" | "quit" => return Ok(Answer::Quit),
            _ => {}
        }
    }
}

/// The policy's text and those of the files beside it, with what is to be rewritten in them.
struct Texts {
    files: Vec<Text>,
    used: Vec<UsedText>,
}

struct Text {
    path: PathBuf,
    name: String,
    text: String,
    edits: Vec<Difference>,
}

impl Texts {
    fn of(policy_path: &Path, policy: &Policy) -> Result<Self, Failure> {
        let text = |path: PathBuf, text: String| Text {
            name: files::name(&path),
            path,
            text,
            edits: Vec::new(),
        };
        let own = text(policy_path.to_owned(), policy.source().text().to_owned());
        let mut all = vec![own];
        for path in beside::of(policy_path) {
            let read = files::read_policy(&path)?;
            all.push(text(path, read));
        }
        Ok(Self {
            files: all,
            used: policy.texts().used,
        })
    }

    /// The lines that would be rewritten, old and new.
    fn changes(&self, result: &ExampleResult, options: &RenderOptions) -> String {
        let file = self.files.iter().find(|it| it.name == result.file);
        let old = |it: &Difference| file.map_or("", |file| it.span.of(&file.text)).to_owned();
        let change = |it: &Difference| {
            let old = paint(
                options,
                AnsiColor::Red.on_default(),
                &format!("- {}", old(it)),
            );
            let new = format!("+ {}", it.accepted);
            let new = paint(options, AnsiColor::Green.on_default(), &new);
            let new = match it.accepted.as_str() {
                "" => String::new(),
                _ => format!("    {new}\n"),
            };
            format!("    line {}\n    {old}\n{new}", it.place.line)
        };
        result.differences.iter().map(change).collect()
    }

    /// Takes a result as what is expected.
    fn take(&mut self, result: &ExampleResult) {
        let file = self.files.iter_mut().find(|it| it.name == result.file);
        if let Some(file) = file {
            file.edits.extend(result.differences.iter().cloned());
        }
    }

    /// Writes what changed, if the policy can still be used.
    fn write(self, terminal: &mut Terminal) -> Result<Outcome, Failure> {
        let rewritten: Vec<String> = self.files.iter().map(Text::rewritten).collect();
        if let Err(report) = self.load(&rewritten) {
            let rendered = report.render(&terminal.err_options);
            terminal.tell(&format!(
                "{rendered}\n{}, if this were accepted; the files are left as they are\n",
                report.summary()
            ));
            return Ok(Outcome::Unusable);
        }
        for (file, text) in self.files.iter().zip(&rewritten) {
            if *text != file.text {
                files::replace(&file.path, text)?;
                terminal.tell(&format!("rewrote {}\n", file.name));
            }
        }
        Ok(Outcome::Fine)
    }

    fn load(&self, texts: &[String]) -> Result<Policy, pol::Report> {
        let named = self.files.iter().zip(texts);
        let mut named = named.map(|(file, text)| (file.name.clone(), text.clone()));
        let (name, text) = named.next().unwrap_or_default();
        Policy::load_with(&pol::Texts {
            name,
            text,
            examples: named.collect(),
            used: self.used.clone(),
        })
    }
}

impl Text {
    /// The text with its edits, laid out if it was.
    fn rewritten(&self) -> String {
        let mut edits: Vec<_> = self.edits.iter().collect();
        edits.sort_by_key(|it| std::cmp::Reverse(it.span.start));
        let mut text = self.text.clone();
        for edit in edits {
            let span = match edit.accepted.as_str() {
                "" => whole_line(&text, edit.span),
                _ => edit.span,
            };
            text.replace_range(span.start..span.end, &edit.accepted);
        }
        let layout = |text: &str| pol::format(&self.name, text).ok();
        if text == self.text || layout(&self.text).as_ref() != Some(&self.text) {
            return text;
        }
        layout(&text).unwrap_or(text)
    }
}

/// Widens a span to its line, if nothing else stands there.
fn whole_line(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let after = text.get(span.end..).unwrap_or_default();
    let end = after.find('\n').map_or(text.len(), |at| span.end + at + 1);
    let blank = |from: usize, to: usize| text.get(from..to).is_some_and(|it| it.trim().is_empty());
    if blank(start, span.start) && blank(span.end, end) {
        Span::new(start, end)
    } else {
        span
    }
}
