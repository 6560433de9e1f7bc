//! Bundles: what goes in comes out, nothing that was changed is taken, and who must vouch for one does.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{
    Bundle, BundleError, Library, PolicyText, SMALL_POLICY, SecretKey, Texts, UsedText,
    Verification, bundle, bundle_summary,
};

const REQUEST: &str = r#"{"request": {"service_date": "2023-01-01"}, "member": {"adult": true}}"#;

fn key() -> SecretKey {
    SecretKey::of_random([7; 32])
}

fn text(name: &str, text: &str) -> PolicyText {
    PolicyText::new(name.to_owned(), text.to_owned())
}

const SHARED: &str = r#"vocabulary shared "Shared"

criterion left
  met when places.side is left_side

choices hand
  left_side "Left"
  right_side "Right"

facts places
  side one of hand "Which side?"
"#;

const CODES: &str = r#"system = "cpt"
edition = "2022"
source = "A list"
licence = "Free"

[members]
97110 = "Exercise"
"#;

/// Uses both files.
const USES: &str = r#"
use "common/shared.pol" for left

code set some "Some" of cpt from "common/some.codes.toml"

advisory on_the_left
  "It is the left side, or one of some codes."
  when left or request.code is one of some
"#;

fn used(path: &str, text: &str) -> UsedText {
    UsedText {
        path: path.to_owned(),
        name: path.to_owned(),
        text: text.to_owned(),
    }
}

fn texts() -> Vec<PolicyText> {
    let other = SMALL_POLICY.replace("policy small", "policy other");
    let mut other = text("other.pol", &format!("{other}{USES}"));
    other.used = vec![
        used("common/some.codes.toml", CODES),
        used("common/shared.pol", SHARED),
        used("not/used.pol", SHARED),
    ];
    vec![text("small.pol", SMALL_POLICY), other]
}

/// One of the policies alone.
fn load(each: &PolicyText) -> pol::Policy {
    let texts = Texts {
        used: each.used.clone(),
        ..Texts::new(&*each.name, &*each.text)
    };
    pol::Policy::load_with(&texts).unwrap()
}

fn made(key: Option<&SecretKey>) -> Bundle {
    bundle(&texts(), &[text("codes.txt", "97124\n")], key).unwrap()
}

fn by_key() -> Verification {
    Verification::SignedBy(key().public())
}

#[test]
fn a_bundle_judges_as_its_texts_do_and_names_itself() {
    let plain = Library::load(&texts())
        .unwrap()
        .judge(REQUEST, None)
        .unwrap();
    let bundle = made(Some(&key()));
    let vouched = [
        by_key(),
        Verification::Digest(bundle.digest.clone()),
        Verification::Nobody,
    ];
    for verification in vouched {
        let library = Library::from_bundle(bundle.bytes.clone(), &verification).unwrap();
        let judgement = library.judge(REQUEST, None).unwrap();
        assert_eq!(judgement.bundle.as_deref(), Some(bundle.digest.as_str()));
        assert_eq!(judgement.applies.len(), 2);
        for (of_bundle, of_text) in judgement.applies.iter().zip(&plain.applies) {
            let mut determination = of_bundle.determination.clone();
            let named = determination.policy.bundle.take();
            assert_eq!(named.as_deref(), Some(bundle.digest.as_str()));
            assert_eq!(determination, of_text.determination);
        }
    }
}

/// The compiled form is the program and nothing less: also what only the analysis, the examples and the documents read of it.
#[test]
fn a_policy_from_a_bundle_is_the_one_that_was_compiled() {
    let bundle = made(Some(&key()));
    let library = Library::from_bundle(bundle.bytes, &by_key()).unwrap();
    for each in texts() {
        let policy = load(&each);
        let bundled = library.policy(policy.id()).unwrap().unwrap();
        assert_eq!(
            format!("{:?}", bundled.program()),
            format!("{:?}", policy.program())
        );
        assert_eq!(bundled.source().text(), each.text);
        assert_eq!(bundled.digest(), policy.digest());
        assert_eq!(bundled.texts(), policy.texts());
        assert_eq!(
            bundled.as_of("2023-01-01".parse().unwrap()),
            policy.as_of("2023-01-01".parse().unwrap())
        );
    }
}

#[test]
fn the_same_texts_make_the_same_bytes() {
    assert_eq!(made(Some(&key())).bytes, made(Some(&key())).bytes);
    let unsigned = made(None);
    assert_eq!(unsigned.digest, made(Some(&key())).digest);
}

#[test]
fn a_bundle_lists_what_it_holds() {
    let summary = bundle_summary(&made(Some(&key())).bytes).unwrap();
    assert_eq!(summary.signed_by, Some(key().public().to_string()));
    let ids: Vec<_> = summary.policies.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["small", "other"]);
    let names: Vec<_> = summary.texts.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "small.pol",
            "other.pol",
            "codes.txt",
            "common/shared.pol",
            "common/some.codes.toml"
        ]
    );
}

#[test]
fn a_demanded_signature_must_be_there_and_of_the_key() {
    let load = |bytes: Vec<u8>, verification| Library::from_bundle(bytes, &verification);
    let unsigned = load(made(None).bytes, by_key());
    assert!(matches!(unsigned, Err(BundleError::Unsigned)));
    let other = SecretKey::of_random([8; 32]);
    let by_other = load(made(Some(&other)).bytes, by_key());
    assert!(matches!(by_other, Err(BundleError::OtherKey)));
    let other_digest = Verification::Digest("blake3:00".to_owned());
    let found = load(made(None).bytes, other_digest);
    assert!(matches!(found, Err(BundleError::OtherDigest)));
}

#[test]
fn the_key_of_one_bundle_put_upon_the_signature_of_another_is_refused() {
    let mine = made(Some(&key())).bytes;
    let mut theirs = made(Some(&SecretKey::of_random([8; 32]))).bytes;
    theirs[10..42].copy_from_slice(&mine[10..42]);
    let loaded = Library::from_bundle(theirs, &by_key());
    assert!(matches!(loaded, Err(BundleError::BadSignature)));
}

/// Every byte, changed in each of three ways, is noticed, whoever is to vouch for the bundle.
#[test]
fn a_changed_byte_anywhere_is_refused() {
    for bundle in [made(Some(&key())), made(None)] {
        for at in 0..bundle.bytes.len() {
            for change in [1, 0x80, 0xff] {
                let mut bytes = bundle.bytes.clone();
                bytes[at] ^= change;
                let summary = bundle_summary(&bytes);
                assert!(summary.is_err(), "byte {at} changed by {change}");
            }
        }
    }
}

#[test]
fn a_bundle_that_ends_early_or_goes_on_is_refused() {
    let bytes = made(Some(&key())).bytes;
    for end in 0..bytes.len() {
        assert!(bundle_summary(&bytes[..end]).is_err(), "{end} bytes");
    }
    let longer = [bytes.as_slice(), b"x"].concat();
    assert!(matches!(bundle_summary(&longer), Err(BundleError::Longer)));
    assert!(matches!(bundle_summary(b""), Err(BundleError::NoBundle)));
    assert!(matches!(
        bundle_summary(b"policy a"),
        Err(BundleError::NoBundle)
    ));
}

/// Files of one name are one, and of two texts under one name none is taken.
#[test]
fn policies_share_the_files_that_they_use() {
    let mut texts = texts();
    texts.push(PolicyText {
        name: "third.pol".to_owned(),
        text: texts[1].text.replace("policy other", "policy third"),
        used: texts[1].used.clone(),
    });
    let made = bundle(&texts, &[], Some(&key())).unwrap();
    assert_eq!(bundle_summary(&made.bytes).unwrap().texts.len(), 5);
    for verification in [by_key(), Verification::Nobody] {
        let library = Library::from_bundle(made.bytes.clone(), &verification).unwrap();
        let third = library.policy("third").unwrap().unwrap();
        assert_eq!(third.digest(), load(&texts[2]).digest());
    }
    texts[2].used[1].text = SHARED.replace("Which side?", "Which?");
    let other = bundle(&texts, &[], None);
    assert!(matches!(other, Err(BundleError::NameTwice(name)) if name == "common/shared.pol"));
    texts[2].used.clear();
    assert!(matches!(
        bundle(&texts, &[], None),
        Err(BundleError::Policies(_))
    ));
}

#[test]
fn what_cannot_be_used_makes_no_bundle() {
    let broken = bundle(&[text("a.pol", "policy")], &[], None);
    assert!(matches!(broken, Err(BundleError::Policies(_))));
    let twice = bundle(&texts(), &[text("small.pol", "")], None);
    assert!(matches!(twice, Err(BundleError::NameTwice(_))));
}

/// What is stored of a program. Where this fails, its shape or what the compiler makes of a text has changed: raise the number
/// in `pol_compiler::PROGRAM_VERSION`, so that bundles of before are compiled anew, and take the new digest here.
#[test]
fn a_program_of_another_shape_has_another_version() {
    let policy = pol::Policy::load("small.pol", SMALL_POLICY).unwrap();
    let stored = postcard::to_allocvec(policy.program()).unwrap();
    let known = (
        pol::PROGRAM_VERSION,
        blake3::hash(&stored).to_hex().to_string(),
    );
    assert_eq!(
        (known.0, known.1.as_str()),
        (
            "0.1.0+1",
            "bb973e9dc5789bf78338ab7adc06a744dd54a751bd31f8175e155511f88add56"
        )
    );
}
