//! Bundles: policies with their texts, their digests and what the compiler made of them, in one file that may be signed.
//! Policy texts in, bytes out; and bytes in, a library out, once every digest holds and whoever is demanded vouches for it.

mod archive;
mod error;
mod key;

pub use archive::BUNDLE_MAGIC;
pub use error::BundleError;
pub use key::{NoKey, PublicKey, SecretKey};

use super::index::Index;
use super::need::PathNeed;
use super::{Library, Member, PolicyHead, PolicyText, UnusablePolicies, parallel};
use crate::policy::Policy;
use crate::report::Report;
use crate::texts::{Texts, UsedText};
use archive::{Archive, Manifest, PartEntry, PolicyEntry, TextEntry, decode, encode};
use pol_compiler::program::Program;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Who vouches for a bundle.
#[derive(Clone, Debug)]
pub enum Verification {
    /// Who has the secret half of this key has signed it; a bundle that is not signed is refused.
    SignedBy(PublicKey),
    /// It has this digest, which whoever loads it has from elsewhere: `blake3:` and 64 hexadecimal digits.
    Digest(String),
    /// Nobody. Its texts are compiled anew, for nothing tells that what it holds compiled comes of them; that takes longer.
    Nobody,
}

/// A bundle that was made.
#[derive(Debug)]
pub struct Bundle {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its digest.
    pub digest: String,
    /// What the policies probably do not say as it was meant.
    pub warnings: Vec<Report>,
}

/// What is in a bundle whose digests hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BundleSummary {
    /// Its digest.
    pub digest: String,
    /// The key that it is signed by, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// The version of the compiler that made it.
    pub compiler: String,
    /// Its policies.
    pub policies: Vec<PolicyHead>,
    /// All its texts.
    pub texts: Vec<BundledText>,
}

/// A text in a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BundledText {
    /// Its name.
    pub name: String,
    /// Its digest.
    pub digest: String,
    /// Its bytes.
    pub bytes: usize,
}

/// Where a policy is in a bundle.
#[derive(Debug)]
pub(super) struct Stored {
    bytes: Arc<Vec<u8>>,
    text: Range<usize>,
    used: Vec<StoredFile>,
    /// What the compiler made of it, if it was this version of the compiler.
    compiled: Option<Range<usize>>,
    bundle: Arc<str>,
}

/// Where a file that a policy uses is in a bundle.
#[derive(Debug)]
struct StoredFile {
    path: String,
    name: String,
    text: Range<usize>,
}

/// Bundles policies with the files that they use, and any texts beside them that are to go along.
///
/// # Errors
/// If a policy has errors, the policies do not fit together, or two texts have one name.
pub fn bundle(
    texts: &[PolicyText],
    beside: &[PolicyText],
    key: Option<&SecretKey>,
) -> Result<Bundle, BundleError> {
    let policies = Library::read(texts)?;
    let shelf = Shelf::of(texts, beside, &policies)?;
    let compiled = parallel::map(&policies, |policy| encode(policy.program()));
    let compiled: Vec<Vec<u8>> = compiled.into_iter().collect::<Result<_, _>>()?;
    let needs = parallel::map(&policies, |policy| PathNeed::all_of(policy.program()));
    let index = encode(&Index::of(needs))?;
    let entries = policies.iter().zip(&compiled).zip(0..);
    let manifest = Manifest {
        compiler: pol_compiler::PROGRAM_VERSION.to_owned(),
        texts: shelf.texts.iter().map(text_entry).collect(),
        policies: entries
            .map(|((policy, compiled), text)| PolicyEntry {
                head: PolicyHead::of(policy),
                text,
                used: shelf.used_by(policy),
                compiled: PartEntry::of(compiled),
            })
            .collect(),
        index: PartEntry::of(&index),
    };
    let texts = shelf.texts.iter().map(|(_, text)| Vec::from(*text));
    let parts: Vec<Vec<u8>> = texts.chain(compiled).chain([index]).collect();
    let bytes = archive::write(&manifest, &parts, key)?;
    let digest = PartEntry::of(&encode(&manifest)?).digest();
    let warnings = policies.iter().map(|it| it.warnings().clone());
    Ok(Bundle {
        bytes,
        digest,
        warnings: warnings.filter(|report| !report.is_empty()).collect(),
    })
}

/// The texts of a bundle, each with its name: those of the policies first, then those that stand beside, then those that are used.
struct Shelf<'a> {
    texts: Vec<(&'a str, &'a str)>,
    at: BTreeMap<&'a str, u32>,
}

impl<'a> Shelf<'a> {
    fn of(
        texts: &'a [PolicyText],
        beside: &'a [PolicyText],
        policies: &'a [Policy],
    ) -> Result<Self, BundleError> {
        let mut shelf = Self {
            texts: Vec::new(),
            at: BTreeMap::new(),
        };
        for text in texts.iter().chain(beside) {
            if !shelf.put(&text.name, &text.text) {
                return Err(BundleError::NameTwice(text.name.clone()));
            }
        }
        for (_, source) in policies.iter().flat_map(|it| it.warnings().used()) {
            let (name, text) = (source.name(), source.text());
            let known = shelf
                .at
                .get(name)
                .and_then(|&at| shelf.texts.get(at as usize));
            let is_same = known.is_some_and(|(_, other)| *other == text);
            if !is_same && !shelf.put(name, text) {
                return Err(BundleError::NameTwice(name.to_owned()));
            }
        }
        Ok(shelf)
    }

    /// Adds a text; tells whether no other has its name.
    fn put(&mut self, name: &'a str, text: &'a str) -> bool {
        let position = self.texts.len() as u32;
        self.texts.push((name, text));
        self.at.insert(name, position).is_none()
    }

    /// Gives the path and the position of each file that a policy uses, in the order of the paths.
    fn used_by(&self, policy: &Policy) -> Vec<(String, u32)> {
        let used = policy.warnings().used();
        let used =
            used.filter_map(|(path, source)| Some((path.to_owned(), *self.at.get(source.name())?)));
        let mut used: Vec<_> = used.collect();
        used.sort();
        used
    }
}

fn text_entry((name, text): &(&str, &str)) -> TextEntry {
    TextEntry {
        name: (*name).to_owned(),
        part: PartEntry::of(text.as_bytes()),
    }
}

/// Tells what is in a bundle. Its digests and its signature, if it has one, hold; who signed is for the reader to judge.
///
/// # Errors
/// If it is no bundle, or damaged.
pub fn bundle_summary(bytes: &[u8]) -> Result<BundleSummary, BundleError> {
    let archive = Archive::open(bytes)?;
    let texts = archive.manifest.texts.iter().zip(&archive.texts);
    let texts = texts.map(|(entry, at)| BundledText {
        name: entry.name.clone(),
        digest: entry.part.digest(),
        bytes: at.len(),
    });
    Ok(BundleSummary {
        texts: texts.collect(),
        signed_by: archive.signed_by.map(|key| key.to_string()),
        policies: archive
            .manifest
            .policies
            .into_iter()
            .map(|it| it.head)
            .collect(),
        compiler: archive.manifest.compiler,
        digest: archive.digest,
    })
}

impl Library {
    /// Loads a bundle: every digest holds, and whoever is demanded vouches for it. Where nobody does, the policies are compiled
    /// anew; else each is taken as it was compiled, when it is first asked for.
    ///
    /// # Errors
    /// If it is no bundle, is damaged, is not signed or of another digest as demanded, or holds policies with errors.
    pub fn from_bundle(bytes: Vec<u8>, verification: &Verification) -> Result<Self, BundleError> {
        let archive = Archive::open(&bytes)?;
        match verification {
            Verification::SignedBy(key) => match archive.signed_by {
                None => Err(BundleError::Unsigned),
                Some(signer) if signer != *key => Err(BundleError::OtherKey),
                Some(_) => Self::as_compiled(bytes, archive),
            },
            Verification::Digest(digest) if *digest == archive.digest => {
                Self::as_compiled(bytes, archive)
            }
            Verification::Digest(_) => Err(BundleError::OtherDigest),
            Verification::Nobody => Self::anew(&bytes, &archive),
        }
    }

    /// Takes policies as they were compiled.
    fn as_compiled(bytes: Vec<u8>, archive: Archive) -> Result<Self, BundleError> {
        let is_ours = archive.manifest.compiler == pol_compiler::PROGRAM_VERSION;
        if !is_ours {
            return Self::anew(&bytes, &archive);
        }
        let bytes = Arc::new(bytes);
        let index = bytes.get(archive.index.clone()).unwrap_or_default();
        let policies = archive.manifest.policies;
        let index = decode::<Index>(index).filter(|index| index.len() == policies.len());
        let index = index.ok_or_else(|| BundleError::Damaged("the index".to_owned()))?;
        let bundle: Arc<str> = archive.digest.as_str().into();
        let texts = &archive.manifest.texts;
        let at = |text: u32| {
            archive
                .texts
                .get(text as usize)
                .cloned()
                .unwrap_or_default()
        };
        let members = policies.into_iter().zip(&archive.compiled);
        let members = members.map(|(entry, compiled)| Member {
            head: entry.head,
            policy: OnceLock::new(),
            stored: Some(Stored {
                bytes: Arc::clone(&bytes),
                text: at(entry.text),
                used: entry
                    .used
                    .into_iter()
                    .map(|(path, text)| StoredFile {
                        path,
                        name: texts
                            .get(text as usize)
                            .map_or_else(String::new, |it| it.name.clone()),
                        text: at(text),
                    })
                    .collect(),
                compiled: Some(compiled.clone()),
                bundle: Arc::clone(&bundle),
            }),
        });
        Ok(Self::new(members.collect(), index, Some(archive.digest)))
    }

    /// Compiles policies from their texts.
    fn anew(bytes: &[u8], archive: &Archive) -> Result<Self, BundleError> {
        let text = |position: u32| {
            let range = archive.texts.get(position as usize).cloned();
            let text = bytes.get(range.unwrap_or_default()).unwrap_or_default();
            let name = archive.manifest.texts.get(position as usize);
            let name = name.map_or_else(String::new, |entry| entry.name.clone());
            match String::from_utf8(text.to_vec()) {
                Ok(text) => Ok((name, text)),
                Err(_) => Err(BundleError::Damaged(name)),
            }
        };
        let texts = archive.manifest.policies.iter().map(|entry| {
            let used = entry.used.iter().map(|(path, position)| {
                let (name, text) = text(*position)?;
                let path = path.clone();
                Ok(UsedText { path, name, text })
            });
            Ok(PolicyText {
                name: entry.head.file.clone(),
                text: text(entry.text)?.1,
                used: used.collect::<Result<_, BundleError>>()?,
            })
        });
        let texts: Vec<_> = texts.collect::<Result<_, BundleError>>()?;
        let policies = Self::read(&texts)?;
        let needs = parallel::map(&policies, |policy| PathNeed::all_of(policy.program()));
        let policies = policies.into_iter().map(|it| it.in_bundle(&archive.digest));
        let mut library = Self::of(policies.collect(), Index::of(needs));
        library.bundle = Some(archive.digest.clone());
        Ok(library)
    }
}

impl Stored {
    /// Reads the policy: as it was compiled, or else from its text.
    pub(super) fn policy(&self, head: &PolicyHead) -> Result<Policy, UnusablePolicies> {
        let text = |range: &Range<usize>| {
            let text = self.bytes.get(range.clone()).unwrap_or_default();
            String::from_utf8_lossy(text).into_owned()
        };
        let used = self.used.iter().map(|file| UsedText {
            path: file.path.clone(),
            name: file.name.clone(),
            text: text(&file.text),
        });
        let texts = Texts {
            used: used.collect(),
            ..Texts::new(&*head.file, text(&self.text))
        };
        let compiled = self
            .compiled
            .clone()
            .and_then(|range| self.bytes.get(range));
        let policy = match compiled.and_then(decode::<Program>) {
            Some(program) => Policy::of_bundle(&texts, program, head.digest.clone(), &self.bundle),
            None => {
                let loaded = Policy::load_with(&texts);
                let loaded = loaded.map_err(|report| UnusablePolicies(vec![report]))?;
                loaded.in_bundle(&self.bundle)
            }
        };
        Ok(policy)
    }
}
