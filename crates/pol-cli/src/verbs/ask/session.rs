//! The interview as it goes: puts a question, reads a line, does what it says, until nothing is left to ask or nobody answers.
//! No answer is ever shown again, unless `--show-values` asks for it.

use super::answer;
use super::keep::Keep;
use super::reply::Reply;
use super::{pretty, resume};
use crate::outcome::Failure;
use crate::terminal::Terminal;
use pol::{Interview, Policy, Question, Report};
use std::io::{self, BufRead, Read};
use std::path::Path;

const OPENING: &str = "An empty line: nobody knows. `?`: why is this asked? `back`: take the last answer back. `quit`: stop here.\n";

/// The longest line that is read, in bytes.
const LONGEST: u64 = 64 * 1024;

/// What comes after a reply.
enum Next {
    /// The same question.
    Again,
    /// The interview has moved.
    Further,
    /// Nothing.
    Stop,
}

/// One interview.
pub(super) struct Session<'a> {
    pub(super) policy: &'a Policy,
    pub(super) policy_name: String,
    pub(super) interview: Interview,
    pub(super) keep: Keep,
    pub(super) show_values: bool,
}

impl Session<'_> {
    /// Asks to the end.
    pub(super) fn run(&mut self, terminal: &mut Terminal) -> Result<(), Failure> {
        self.keep.keep_up(&self.request())?;
        let mut answers = io::stdin().lock();
        let mut question = self.interview.next_question();
        if question.is_some() {
            terminal.tell(OPENING);
        }
        while let Some(asked) = &question {
            self.put(asked, terminal);
            let reply = line(&mut answers)?.map(|line| Reply::read(&line));
            if reply.is_none() {
                terminal.tell("\n");
            }
            match self.act(reply.unwrap_or(Reply::Quit), asked, terminal)? {
                Next::Again => {}
                Next::Further => question = self.interview.next_question(),
                Next::Stop => break,
            }
        }
        Ok(())
    }

    fn put(&self, question: &Question, terminal: &mut Terminal) {
        let number = self.interview.steps() + 1;
        let text = pol::render::question(question, number, &terminal.err_options);
        terminal.tell(&format!("\n{text}> "));
    }

    /// Does what a reply says.
    fn act(
        &mut self,
        reply: Reply,
        question: &Question,
        terminal: &mut Terminal,
    ) -> Result<Next, Failure> {
        match reply {
            Reply::Answer(words) => {
                if !self.answer(&words, question, terminal) {
                    return Ok(Next::Again);
                }
            }
            Reply::DontKnow => {
                self.interview.dont_know(&question.fact);
            }
            Reply::Back => {
                if self.interview.undo().is_none() {
                    terminal.tell("This is the first question.\n");
                }
            }
            Reply::Why => {
                let why = pol::render::why_asked(self.policy, question, &terminal.err_options);
                terminal.tell(&why);
                return Ok(Next::Again);
            }
            Reply::Save(path) => {
                self.save(&path, terminal);
                return Ok(Next::Again);
            }
            Reply::Quit => {
                self.stop(terminal);
                return Ok(Next::Stop);
            }
        }
        self.keep.keep_up(&self.request())?;
        Ok(Next::Further)
    }

    /// Takes an answer; tells what is wrong with it and whether it was taken.
    fn answer(&mut self, words: &str, question: &Question, terminal: &mut Terminal) -> bool {
        let json = match answer::json(&question.answer, words) {
            Ok(json) => json,
            Err(mend) => {
                let shown = if self.show_values {
                    format!(": {words}")
                } else {
                    String::new()
                };
                terminal.tell(&format!(
                    "That is no answer to this question{shown}; {mend}.\n"
                ));
                return false;
            }
        };
        match self.interview.answer(&question.fact, &json) {
            Ok(()) => true,
            Err(report) => {
                self.tell_wrong(report, question, &json, terminal);
                false
            }
        }
    }

    fn tell_wrong(&self, report: Report, question: &Question, json: &str, terminal: &mut Terminal) {
        let report = report.named("the answer");
        let report = match question.fact.split_once('.') {
            Some((group, name)) if self.show_values => {
                report.with_values(&format!("{{\"{group}\": {{\"{name}\": {json}}}}}"))
            }
            Some(_) | None => report,
        };
        terminal.tell(&report.render(&terminal.err_options));
    }

    fn save(&mut self, path: &Path, terminal: &mut Terminal) {
        match self.keep.save(path, &self.request()) {
            Ok(()) => terminal.tell(&format!("Saved to {}.\n", path.display())),
            Err(failure) => terminal.tell_failure(&failure),
        }
    }

    fn request(&self) -> String {
        pretty(&self.interview.request().to_json())
    }

    /// Says how to go on later.
    fn stop(&self, terminal: &mut Terminal) {
        let text = match self.keep.current() {
            Some(path) => format!("To go on: {}\n\n", resume(&self.policy_name, path)),
            None => "Nothing was saved; `save FILE`, or --save FILE, keeps the answers to go on with later.\n\n".to_owned(),
        };
        terminal.tell(&text);
    }
}

/// Reads a line; `None` at the end of the input.
fn line(answers: &mut impl BufRead) -> Result<Option<String>, Failure> {
    let mut bytes = Vec::new();
    let read = answers.take(LONGEST).read_until(b'\n', &mut bytes);
    read.map_err(|error| Failure::Unreadable {
        name: crate::files::STDIN.to_owned(),
        error,
    })?;
    Ok((!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}
