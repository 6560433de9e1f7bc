//! The bytes of a bundle: a head, a manifest, and the parts that the manifest lists with their lengths and digests.
//! Nothing is decoded before its digest holds, and the digest of the manifest is the digest of the bundle.

use super::super::{PolicyHead, parallel};
use super::error::BundleError;
use super::key::{PublicKey, SecretKey};
use crate::texts::{self, named};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The bytes with which every bundle begins.
pub const BUNDLE_MAGIC: &[u8; 8] = b"polbndl\n";
const EDITION: u8 = 2;
/// What is signed begins so, that no other signature of the key can stand for it.
const SIGNED: &[u8] = b"pol bundle, edition 2\n";

/// What a bundle holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The version of the compiler that made the compiled forms.
    pub(super) compiler: String,
    /// The texts.
    pub(super) texts: Vec<TextEntry>,
    /// The policies.
    pub(super) policies: Vec<PolicyEntry>,
    /// The index.
    pub(super) index: PartEntry,
}

/// A text: a policy's, or another one that stands beside.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct TextEntry {
    /// Its name, each once.
    pub(super) name: String,
    /// Its bytes.
    pub(super) part: PartEntry,
}

/// A policy: its text, and what the compiler made of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct PolicyEntry {
    /// What is known of it.
    pub(super) head: PolicyHead,
    /// The position of its text.
    pub(super) text: u32,
    /// The files that it uses, in the order of their paths: the path, and the position of the text.
    pub(super) used: Vec<(String, u32)>,
    /// Its compiled form.
    pub(super) compiled: PartEntry,
}

/// A stretch of bytes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct PartEntry {
    /// How many.
    length: u64,
    /// Their digest.
    digest: [u8; 32],
}

/// A bundle whose digests hold.
#[derive(Debug)]
pub(super) struct Archive {
    /// What it holds.
    pub(super) manifest: Manifest,
    /// Its digest: `blake3:` and 64 hexadecimal digits.
    pub(super) digest: String,
    /// By whom it is signed, if it is; the signature holds.
    pub(super) signed_by: Option<PublicKey>,
    /// Where the texts are.
    pub(super) texts: Vec<Range<usize>>,
    /// Where the compiled forms are.
    pub(super) compiled: Vec<Range<usize>>,
    /// Where the index is.
    pub(super) index: Range<usize>,
}

impl PartEntry {
    /// Describes bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self {
            length: bytes.len() as u64,
            digest: blake3::hash(bytes).into(),
        }
    }

    /// Gives the digest as determinations name it.
    pub(super) fn digest(&self) -> String {
        named(self.digest)
    }
}

/// Puts a bundle together; the parts are those of the manifest, in its order.
pub(super) fn write(
    manifest: &Manifest,
    parts: &[Vec<u8>],
    key: Option<&SecretKey>,
) -> Result<Vec<u8>, BundleError> {
    let manifest = encode(manifest)?;
    let digest: [u8; 32] = blake3::hash(&manifest).into();
    let (public, signature) = match key {
        Some(key) => (key.public().to_bytes(), key.sign(&message(&digest))),
        None => ([0; 32], [0; 64]),
    };
    let mut bytes = Vec::from(BUNDLE_MAGIC);
    bytes.extend([EDITION, u8::from(key.is_some())]);
    bytes.extend(public);
    bytes.extend(signature);
    bytes.extend((manifest.len() as u64).to_le_bytes());
    bytes.extend(digest);
    bytes.extend(manifest);
    bytes.extend(parts.iter().flatten());
    Ok(bytes)
}

/// Encodes a value.
pub(super) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, BundleError> {
    postcard::to_allocvec(value).map_err(|error| BundleError::Unwritten(error.to_string()))
}

/// Decodes a value of which nothing is left over.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (value, rest) = postcard::take_from_bytes(bytes).ok()?;
    rest.is_empty().then_some(value)
}

impl Archive {
    /// Opens a bundle: its signature, if it has one, and every digest hold.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, BundleError> {
        let mut reader = Reader { bytes, at: 0 };
        if &reader.array::<8>().map_err(|_| BundleError::NoBundle)? != BUNDLE_MAGIC {
            return Err(BundleError::NoBundle);
        }
        let [edition, signed] = reader.array()?;
        if edition != EDITION {
            return Err(BundleError::OtherEdition);
        }
        let (key, signature) = (reader.array::<32>()?, reader.array::<64>()?);
        let length = u64::from_le_bytes(reader.array()?);
        let digest: [u8; 32] = reader.array()?;
        let manifest = reader.part(length)?;
        let manifest = bytes.get(manifest).unwrap_or_default();
        if blake3::hash(manifest) != digest {
            return Err(damaged("the manifest"));
        }
        let signed_by = signer(signed, &key, &signature, &digest)?;
        let manifest: Manifest = decode(manifest).ok_or_else(|| damaged("the manifest"))?;
        Self::of(manifest, named(digest), signed_by, reader)
    }

    fn of(
        manifest: Manifest,
        digest: String,
        signed_by: Option<PublicKey>,
        mut reader: Reader<'_>,
    ) -> Result<Self, BundleError> {
        let mut parts = |entries: Vec<&PartEntry>| -> Result<Vec<Range<usize>>, BundleError> {
            let parts = entries.into_iter().map(|it| reader.part(it.length));
            parts.collect()
        };
        let texts = parts(manifest.texts.iter().map(|it| &it.part).collect())?;
        let compiled = parts(manifest.policies.iter().map(|it| &it.compiled).collect())?;
        let index = parts(vec![&manifest.index])?.pop().unwrap_or_default();
        if reader.at != reader.bytes.len() {
            return Err(BundleError::Longer);
        }
        let archive = Self {
            manifest,
            digest,
            signed_by,
            texts,
            compiled,
            index,
        };
        archive.check_parts(reader.bytes)?;
        archive.check_policies()?;
        Ok(archive)
    }

    /// Sees that every part has its digest.
    fn check_parts(&self, bytes: &[u8]) -> Result<(), BundleError> {
        let texts = self.manifest.texts.iter().zip(&self.texts);
        let texts = texts.map(|(entry, at)| (entry.name.as_str(), &entry.part, at));
        let policies = self.manifest.policies.iter().zip(&self.compiled);
        let compiled = policies.map(|(it, at)| (it.head.id.as_str(), &it.compiled, at));
        let index = ("the index", &self.manifest.index, &self.index);
        let parts: Vec<_> = texts.chain(compiled).chain([index]).collect();
        let checked = parallel::map(&parts, |(name, entry, at)| {
            let part = bytes.get((*at).clone()).unwrap_or_default();
            if blake3::hash(part) == entry.digest {
                Ok(())
            } else {
                Err(damaged(name))
            }
        });
        checked.into_iter().collect()
    }

    /// Sees that every policy has its texts, whose digest it names.
    fn check_policies(&self) -> Result<(), BundleError> {
        let mut policies = self.manifest.policies.iter();
        let odd = policies.find(|it| self.digest_of(it).as_deref() != Some(&*it.head.digest));
        odd.map_or(Ok(()), |it| Err(damaged(&it.head.id)))
    }
}

impl Archive {
    /// Gives the digest of a policy from those of its texts; none, where a text is not there.
    fn digest_of(&self, policy: &PolicyEntry) -> Option<String> {
        let digest = |text: u32| Some(self.manifest.texts.get(text as usize)?.part.digest);
        let used = policy.used.iter();
        let used = used.map(|(path, text)| Some((path.as_str(), digest(*text)?)));
        let used: Vec<_> = used.collect::<Option<_>>()?;
        Some(texts::digest(digest(policy.text)?, used.into_iter()))
    }
}

/// Gives by whom a bundle is signed.
fn signer(
    signed: u8,
    key: &[u8; 32],
    signature: &[u8; 64],
    digest: &[u8; 32],
) -> Result<Option<PublicKey>, BundleError> {
    match signed {
        0 if *key == [0; 32] && *signature == [0; 64] => Ok(None),
        1 => {
            let key = PublicKey::of_bytes(key).ok_or(BundleError::BadSignature)?;
            let holds = key.verifies(&message(digest), signature);
            holds.then_some(Some(key)).ok_or(BundleError::BadSignature)
        }
        _ => Err(BundleError::BadSignature),
    }
}

/// What is signed.
fn message(digest: &[u8; 32]) -> Vec<u8> {
    [SIGNED, digest].concat()
}

fn damaged(what: &str) -> BundleError {
    BundleError::Damaged(what.to_owned())
}

/// Walks through bytes, and never past their end.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn array<const N: usize>(&mut self) -> Result<[u8; N], BundleError> {
        let part = self.part(N as u64)?;
        let bytes = self.bytes.get(part).and_then(|it| it.try_into().ok());
        bytes.ok_or(BundleError::EndsEarly)
    }

    fn part(&mut self, length: u64) -> Result<Range<usize>, BundleError> {
        let length = usize::try_from(length).map_err(|_| BundleError::EndsEarly)?;
        let end = self.at.checked_add(length);
        let end = end.filter(|&end| end <= self.bytes.len());
        let end = end.ok_or(BundleError::EndsEarly)?;
        let part = self.at..end;
        self.at = end;
        Ok(part)
    }
}
