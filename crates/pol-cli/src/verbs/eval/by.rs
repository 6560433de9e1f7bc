//! By what requests are judged: one policy, or all of a folder or a bundle that apply.
//! A request's text in; what is said of it out, and how it went.

use super::{Eval, tell_invalid};
use crate::library::{self, Judge};
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use crate::verbs::load;
use pol::{Determination, Judgement, Library, LibraryError, Policy};
use serde::Serialize;

/// What judges.
pub(super) enum By {
    /// One policy.
    Policy(Policy),
    /// Several.
    Library(Box<Library>),
}

/// What is said of a request.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Said {
    /// By one policy.
    Determination(Box<Determination>),
    /// By several.
    Judgement(Judgement),
}

impl By {
    /// Loads what is judged by; tells what is wrong where it cannot be used.
    pub(super) fn load(arguments: &Eval, terminal: &mut Terminal) -> Result<Option<Self>, Failure> {
        let verify = arguments.verify.as_deref();
        match Judge::of(&arguments.policy) {
            Judge::Bundle(path) => {
                let library = library::of_bundle(&path, verify)?;
                Ok(Some(Self::Library(Box::new(library))))
            }
            Judge::Folder(_) | Judge::Policy(_) if verify.is_some() => Err(Failure::NothingSigned),
            Judge::Folder(path) => {
                let library = library::of_folder(&path, terminal)?;
                Ok(library.map(|library| Self::Library(Box::new(library))))
            }
            Judge::Policy(path) => Ok(load(&path, terminal)?.map(Self::Policy)),
        }
    }

    /// Judges a request; tells what is wrong with it.
    pub(super) fn judge(
        &self,
        arguments: &Eval,
        name: &str,
        text: &str,
        terminal: &mut Terminal,
    ) -> (Option<Said>, Outcome) {
        match self {
            Self::Policy(policy) => by_policy(policy, arguments, name, text, terminal),
            Self::Library(library) => by_library(library, arguments, name, text, terminal),
        }
    }

    /// Renders what was said, for people.
    pub(super) fn render(&self, said: &Said, terminal: &Terminal) -> String {
        let options = &terminal.out_options;
        match (self, said) {
            (Self::Policy(policy), Said::Determination(determination)) => {
                pol::render::determination(policy, determination, options)
            }
            (Self::Library(library), Said::Judgement(judgement)) => {
                pol::render::judgement(library, judgement, options)
            }
            (Self::Policy(_), Said::Judgement(_)) | (Self::Library(_), Said::Determination(_)) => {
                String::new() // nobody says what the other does
            }
        }
    }
}

fn by_policy(
    policy: &Policy,
    arguments: &Eval,
    name: &str,
    text: &str,
    terminal: &mut Terminal,
) -> (Option<Said>, Outcome) {
    let request = match arguments.as_of {
        Some(day) => policy.request_as_of(text, day),
        None => policy.request(text),
    };
    match request {
        Ok(request) => {
            let determination = Box::new(policy.explain(&request));
            (Some(Said::Determination(determination)), Outcome::Fine)
        }
        Err(report) => {
            tell_invalid(report.named(name), text, arguments.show_values, terminal);
            (None, Outcome::Findings)
        }
    }
}

fn by_library(
    library: &Library,
    arguments: &Eval,
    name: &str,
    text: &str,
    terminal: &mut Terminal,
) -> (Option<Said>, Outcome) {
    match library.judge(text, arguments.as_of) {
        Ok(judgement) => {
            for unread in &judgement.invalid {
                terminal.tell(&format!("as {} reads the request:\n", unread.policy));
                let report = unread.report.clone().named(name);
                tell_invalid(report, text, arguments.show_values, terminal);
            }
            let outcome = Outcome::found(!judgement.invalid.is_empty());
            (Some(Said::Judgement(judgement)), outcome)
        }
        Err(LibraryError::Request(report)) => {
            tell_invalid(report.named(name), text, arguments.show_values, terminal);
            (None, Outcome::Findings)
        }
        Err(LibraryError::Policies(unusable)) => {
            library::tell(&unusable, terminal);
            (None, Outcome::Unusable)
        }
    }
}
