//! The five revisions that a committee might make of guideline 084, each as edits of the policy's text.
//! Takes the text of the policy as it stands; gives that of the revision, and how many lines were changed.

use crate::edits::{Edit, edited};

/// A revision: what it is called, and its edits, each from some lines to others.
#[derive(Clone, Copy, Debug)]
pub struct Revision {
    /// What it does.
    pub title: &'static str,
    /// Lines as they stand, and the lines that take their place.
    pub edits: &'static [Edit],
}

/// Fibromyalgia becomes eligible for a trial on 2023-01-01.
pub const ADDED_DIAGNOSIS: Revision = Revision {
    title: "added diagnosis",
    edits: &[(
        "  met when member.conditions includes any of anxiety, depression, chronic_pain, osteoarthritis, cancer\n  cite ELIG-1\n",
        "  met when any of
    - member.conditions includes any of anxiety, depression, chronic_pain, osteoarthritis, cancer
    - all of
      -- member.conditions includes fibromyalgia
      -- request.service_date is on or after 2023-01-01
  cite ELIG-1\n",
    )],
};

/// Eight visits in the first course instead of twelve.
pub const FEWER_VISITS: Revision = Revision {
    title: "fewer visits in the first tranche",
    edits: &[(
        "  \"Visits in the first course of the year\"\n  12 visits\n",
        "  \"Visits in the first course of the year\"\n  8 visits\n",
    )],
};

/// Clinical benefit is due after four weeks instead of two.
pub const TWO_WEEKS_RELAXED: Revision = Revision {
    title: "two-week rule relaxed",
    edits: &[(
        "  \"Weeks of treatment by which a clinical benefit is documented\"\n  2 weeks\n",
        "  \"Weeks of treatment by which a clinical benefit is documented\"\n  4 weeks\n",
    )],
};

/// A pregnant member needs the consultation; advice becomes a condition.
pub const PREGNANCY_CONSULT: Revision = Revision {
    title: "pregnancy consult made a condition",
    edits: &[
        (
            "\"Was the PCP or OB/GYN consulted?\"\n",
            "\"Was the PCP or OB/GYN consulted?\" cite CAU-6\n",
        ),
        (
            "advisory consult_pcp_or_ob
  \"The PCP or OB/GYN should be consulted before massage in pregnancy.\"
  when member.pregnant
  unless plan.pcp_or_ob_consulted
",
            "rule pregnancy_without_consultation
  finds not_met because \"The member is pregnant, and no consultation of the PCP or OB/GYN is documented.\"
  when member.pregnant and not plan.pcp_or_ob_consulted
",
        ),
    ],
};

/// A code outside the list does not meet criteria.
pub const CLOSED_CODE_LIST: Revision = Revision {
    title: "closed code list",
    edits: &[
        (
            "  AUTH-8 decides \"The code list may not be complete.\"\n",
            "",
        ),
        (
            "  finds refer because \"The procedure code is not on the guideline's list, which may not be complete.\"\n",
            "  finds not_met because \"The procedure code is not on the guideline's list.\"\n",
        ),
        ("  cite AUTH-1, AUTH-8\n", "  cite AUTH-1\n"),
    ],
};

impl Revision {
    /// Makes the revision's text; the examples, which state what held before, are left out.
    pub fn of(&self, policy: &str) -> String {
        edited(self.title, without_examples(policy), self.edits)
    }

    /// Counts the lines that are taken out or put in, the larger of both an edit.
    pub fn changed_lines(&self) -> usize {
        let changed = |(before, after): &(&str, &str)| {
            let (before, after): (Vec<&str>, Vec<&str>) =
                (before.lines().collect(), after.lines().collect());
            let out = before.iter().filter(|line| !after.contains(line)).count();
            let put_in = after.iter().filter(|line| !before.contains(line)).count();
            out.max(put_in)
        };
        self.edits.iter().map(changed).sum()
    }
}

fn without_examples(policy: &str) -> &str {
    policy
        .find("\nexample ")
        .map_or(policy, |start| &policy[..=start])
}
