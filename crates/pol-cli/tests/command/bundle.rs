//! `pol bundle`.

use crate::folder::{Folder, TEN, policy};

fn folder() -> Folder {
    let folder = Folder::new().with("ten.json", TEN);
    std::fs::create_dir(folder.path("plan")).unwrap();
    folder.with("plan/trial.pol", policy())
}

fn signed() -> Folder {
    let folder = folder();
    folder
        .pol("bundle keygen key")
        .code(0)
        .no_err()
        .out_has("pol-public-key-1 ");
    folder
        .pol("bundle plan -o plan.bundle --key key")
        .code(0)
        .no_err();
    folder
}

#[test]
fn a_bundle_judges_and_is_named_by_the_determination() {
    let folder = folder();
    let made = folder.pol("bundle plan -o plan.bundle").code(0).no_err();
    let digest = made.out.lines().last().unwrap().to_owned();
    let json = folder
        .pol("eval plan.bundle ten.json --format json")
        .code(0)
        .no_err()
        .json();
    assert_eq!(json["bundle"], digest.as_str());
    assert_eq!(
        json["applies"][0]["determination"]["policy"]["bundle"],
        digest.as_str()
    );
    folder
        .pol("eval plan.bundle ten.json")
        .code(0)
        .out_has(&digest);
}

#[test]
fn a_signature_is_verified_on_request() {
    let folder = signed();
    let ran = folder
        .pol("eval plan.bundle ten.json --verify key.pub")
        .code(0)
        .no_err();
    ran.out_has("Released in full");
    folder.pol("bundle keygen other").code(0);
    let ran = folder
        .pol("eval plan.bundle ten.json --verify other.pub")
        .code(2)
        .no_out();
    ran.err_has("signed by another key");
    folder.pol("bundle plan -o unsigned.bundle").code(0);
    let ran = folder
        .pol("eval unsigned.bundle ten.json --verify key.pub")
        .code(2)
        .no_out();
    ran.err_has("not signed, and a signature is demanded");
    folder
        .pol("eval plan ten.json --verify key.pub")
        .code(2)
        .err_has("only a bundle can be signed");
}

#[test]
fn a_damaged_bundle_is_refused() {
    let folder = signed();
    let mut bytes = std::fs::read(folder.path("plan.bundle")).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let folder = folder
        .with("plan.bundle", &bytes)
        .with("short.bundle", &bytes[..400]);
    folder
        .pol("eval plan.bundle ten.json")
        .code(2)
        .no_out()
        .err_has("the bundle is damaged");
    folder
        .pol("bundle show short.bundle")
        .code(2)
        .no_out()
        .err_has("ends early");
    folder
        .pol("bundle show ten.json")
        .code(2)
        .no_out()
        .err_has("no bundle of policies");
}

#[test]
fn what_is_in_it_is_listed() {
    let folder = signed();
    let ran = folder
        .pol("bundle show plan.bundle --verify key.pub")
        .code(0)
        .no_err();
    ran.out_has("signed by  pol-public-key-1 ")
        .out_has("trial  Trial")
        .out_has("trial.pol");
    let json = folder
        .pol("bundle show plan.bundle --format json")
        .code(0)
        .json();
    assert_eq!(json["policies"][0]["id"], "trial");
}

#[test]
fn a_key_is_never_written_over_and_never_shown() {
    let folder = signed();
    let secret = folder.read("key");
    folder
        .pol("bundle keygen key")
        .code(2)
        .no_out()
        .err_has("is there already");
    assert_eq!(folder.read("key"), secret);
    let ran = folder
        .pol("bundle plan -o again --key key.pub")
        .code(2)
        .no_out();
    ran.err_has("this is no key of the kind that is needed");
    let ran = folder
        .pol("bundle show plan.bundle --verify key")
        .code(2)
        .no_out();
    assert!(
        !ran.err
            .contains(secret.split(' ').next_back().unwrap().trim())
    );
}

#[test]
fn a_policy_with_errors_makes_no_bundle() {
    let folder = folder().with(
        "plan/broken.pol",
        policy().replace("when is_adult", "when is_adlt"),
    );
    folder
        .pol("bundle plan -o plan.bundle")
        .code(2)
        .no_out()
        .err_has("is_adlt");
    assert!(!folder.path("plan.bundle").exists());
}
