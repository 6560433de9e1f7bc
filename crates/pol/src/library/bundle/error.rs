//! Why a bundle is not loaded, or not made.

use super::super::UnusablePolicies;

/// Why a bundle is not loaded, or not made.
#[derive(Clone, Debug, thiserror::Error)]
pub enum BundleError {
    /// It begins otherwise than bundles do.
    #[error("this is no bundle of policies")]
    NoBundle,
    /// It is of another edition of the format.
    #[error("this bundle is of another edition of the format than this version of pol reads")]
    OtherEdition,
    /// It ends early.
    #[error("the bundle ends early; a part of it is missing")]
    EndsEarly,
    /// More follows after its end.
    #[error("the bundle has more bytes than it says")]
    Longer,
    /// A digest does not hold.
    #[error("the bundle is damaged: {0} is not what it was when the bundle was made")]
    Damaged(String),
    /// A signature is demanded.
    #[error("the bundle is not signed, and a signature is demanded")]
    Unsigned,
    /// It is signed by another key.
    #[error("the bundle is signed by another key than the one that is demanded")]
    OtherKey,
    /// Its signature is not one of its contents.
    #[error("the signature of the bundle does not hold")]
    BadSignature,
    /// Its digest is another.
    #[error("the bundle has another digest than the one that is demanded")]
    OtherDigest,
    /// Two texts would have one name.
    #[error("two texts would have the name `{0}` in the bundle")]
    NameTwice(String),
    /// Policies cannot be used.
    #[error("{0}")]
    Policies(#[from] UnusablePolicies),
    /// A part cannot be written.
    #[error("a part of the bundle cannot be written: {0}")]
    Unwritten(String),
}
