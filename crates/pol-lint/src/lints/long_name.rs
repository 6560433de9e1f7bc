//! L1030: a long name.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::ast::Name;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "long_name",
    page: Page {
        code: "L1030",
        title: "a long name",
        severity: Severity::Note,
        text: "The name has more characters than `letters_in_name` in `[settings]` of a `pol.toml` allows (40 unless it \
            says otherwise). Names are read in conditions, in determinations and in tables. Prefer two or three \
            words; what more there is to say is said by the text.",
        raises: Case::Declarations(
            r#"criterion the_member_has_reached_the_age_of_majority
  "The member is an adult."
  met when member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion of_age
  "The member is an adult."
  met when member.adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let most = usize::try_from(subject.options.settings.letters_in_name).unwrap_or(usize::MAX);
    for name in names(subject)
        .into_iter()
        .filter(|name| name.text.len() > most)
    {
        let length = name.text.len();
        let diagnostic = told
            .diagnostic(format!(
                "`{}` has {length} characters, more than {most}",
                name.text
            ))
            .label(name.span, "a long name")
            .help("shorten it to two or three words");
        told.tell(&name.text, diagnostic);
    }
}

fn names<'a>(subject: &Subject<'a>) -> Vec<&'a Name> {
    let mut names: Vec<&Name> = subject.facts().map(|(_, fact)| &fact.name).collect();
    names.extend(subject.values().map(|it| &it.name));
    names.extend(subject.criteria().map(|it| &it.name));
    names.extend(subject.amounts().map(|it| &it.name));
    names.extend(subject.rules().map(|it| &it.name));
    names.extend(subject.exceptions().map(|it| &it.name));
    names.extend(subject.advisories().map(|it| &it.name));
    names
}
