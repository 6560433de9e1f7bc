//! `pol bundle`: the policies of a folder in one file, with their digests and signed if asked; what is in one; keys to sign with.
//! A folder in, a bundle out.

use super::pretty;
use crate::arguments::Format;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use crate::{files, library};
use pol::{BundleError, BundleSummary, SecretKey};
use std::path::{Path, PathBuf};

/// Put the policies of a folder into one file that a host loads fast, signed if you like
///
/// The file holds their texts, their digests and what the compiler made of them. `pol eval BUNDLE REQUEST` judges by it.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Bundle {
    #[command(subcommand)]
    verb: Option<BundleVerb>,
    /// The folder of the policies
    #[arg(required = true)]
    folder: Option<PathBuf>,
    /// The bundle to write
    #[arg(short, long, value_name = "FILE", required = true)]
    output: Option<PathBuf>,
    /// Sign it by the secret key in this file, which `pol bundle keygen` makes
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

/// What else can be done with bundles.
#[derive(Debug, clap::Subcommand)]
enum BundleVerb {
    /// List what is in a bundle; its digests and its signature, if it has one, hold
    Show {
        /// The bundle
        file: PathBuf,
        /// Refuse it unless it is signed by the key whose public half is in this file
        #[arg(long, value_name = "FILE")]
        verify: Option<PathBuf>,
        /// For whom to write
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Make a pair of keys: FILE holds the secret one, FILE.pub the public one
    Keygen {
        /// The file of the secret key, which must not be there yet
        file: PathBuf,
    },
}

pub(crate) fn run(arguments: &Bundle, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    match (&arguments.verb, &arguments.folder, &arguments.output) {
        (
            Some(BundleVerb::Show {
                file,
                verify,
                format,
            }),
            ..,
        ) => show(file, verify.as_deref(), *format, terminal),
        (Some(BundleVerb::Keygen { file }), ..) => keygen(file, terminal),
        (None, Some(folder), Some(output)) => {
            make(folder, output, arguments.key.as_deref(), terminal)
        }
        (None, ..) => Err(Failure::Defect(
            "`pol bundle` was called without a folder or a file to write".to_owned(),
        )),
    }
}

fn make(
    folder: &Path,
    output: &Path,
    key: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let key = key.map(secret_key).transpose()?;
    let texts = library::texts(folder)?;
    match pol::bundle(&texts, &[], key.as_ref()) {
        Ok(bundle) => {
            for report in &bundle.warnings {
                let rendered = report.render(&terminal.err_options);
                terminal.tell(&rendered);
            }
            files::put_bytes(output, &bundle.bytes)?;
            let count = texts.len();
            let ending = if count == 1 { "y" } else { "ies" };
            let signed = if key.is_some() { ", signed" } else { "" };
            terminal.say(&format!(
                "{count} polic{ending}{signed}\n{}\n",
                bundle.digest
            ))?;
            Ok(Outcome::Fine)
        }
        Err(BundleError::Policies(unusable)) => {
            library::tell(&unusable, terminal);
            Ok(Outcome::Unusable)
        }
        Err(error) => Err(failure(folder, error)),
    }
}

fn secret_key(path: &Path) -> Result<SecretKey, Failure> {
    let text = files::read_key(path)?;
    text.parse().map_err(|error| library::no_key(path, error))
}

fn failure(path: &Path, error: BundleError) -> Failure {
    Failure::Bundle {
        name: files::name(path),
        error: Box::new(error),
    }
}

fn show(
    file: &Path,
    verify: Option<&Path>,
    format: Format,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    if verify.is_some() {
        library::of_bundle(file, verify)?;
    }
    let summary = pol::bundle_summary(&files::read_bundle(file)?);
    let summary = summary.map_err(|error| failure(file, error))?;
    let text = match format {
        Format::Human => listed(&summary),
        Format::Json => pretty(&summary),
    };
    terminal.say(&text)?;
    Ok(Outcome::Fine)
}

fn listed(summary: &BundleSummary) -> String {
    let signed = summary.signed_by.as_deref().unwrap_or("not signed");
    let mut text = format!(
        "{}\nsigned by  {signed}\ncompiler   {}\n",
        summary.digest, summary.compiler
    );
    for policy in &summary.policies {
        text += &format!(
            "\n{}  {}\n  {}\n  {}\n",
            policy.id, policy.title, policy.file, policy.digest
        );
    }
    let of_policies = |name: &str| summary.policies.iter().any(|it| it.file == name);
    let beside = summary.texts.iter().filter(|it| !of_policies(&it.name));
    for other in beside {
        text += &format!("\n{}\n  {}\n", other.name, other.digest);
    }
    text
}

fn keygen(file: &Path, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| Failure::NoRandomness(error.to_string()))?;
    let secret = SecretKey::of_random(bytes);
    let mut public = file.as_os_str().to_owned();
    public.push(".pub");
    files::create_secret(file, &secret.to_text())?;
    files::create(Path::new(&public), &format!("{}\n", secret.public()))?;
    terminal.say(&format!("{}\n", secret.public()))?;
    Ok(Outcome::Fine)
}
