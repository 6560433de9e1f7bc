//! Twenty slips that an author of guideline 084 might make, each as edits of the policy's text.
//! Takes the text of the policy as it stands; gives a copy with the mistake in it, which still compiles.

use crate::edits::{Edit, edited};

/// A mistake: its name, what a clinician would say of it, and the edits that make it.
#[derive(Clone, Copy, Debug)]
pub struct Mistake {
    /// What it is called.
    pub title: &'static str,
    /// What is wrong, as a clinician would say it.
    pub sentence: &'static str,
    /// Lines as they stand, and the lines that take their place.
    pub edits: &'static [Edit],
}

impl Mistake {
    /// Makes the copy; the examples stay as they are, but for what would not compile.
    pub fn of(&self, policy: &str) -> String {
        edited(self.title, policy, self.edits)
    }
}

/// All of them.
pub const MISTAKES: [Mistake; 20] = [
    Mistake {
        title: "weeks off by one",
        sentence: "A course without any documented benefit goes on for three weeks, where the guideline gives it two.",
        edits: &[(
            "  \"Weeks of treatment by which a clinical benefit is documented\"\n  2 weeks\n",
            "  \"Weeks of treatment by which a clinical benefit is documented\"\n  3 weeks\n",
        )],
    },
    Mistake {
        title: "months off by one",
        sentence: "A HOPE variation whose last review is four months old passes as reviewed.",
        edits: &[(
            "  \"Months within which a HOPE variation is reviewed\"\n  3 months\n",
            "  \"Months within which a HOPE variation is reviewed\"\n  4 months\n",
        )],
    },
    Mistake {
        title: "dropped criterion",
        sentence: "A HOPE member who never saw the pain clinic counts as engaged.",
        edits: &[(
            "    - chart.physical_therapy\n    - chart.pain_clinic_evaluation\n",
            "    - chart.physical_therapy\n",
        )],
    },
    Mistake {
        title: "all of for any of",
        sentence: "A member is at risk of bleeding only with a disorder, few platelets and a blood thinner all at once.",
        edits: &[(
            "  met when any of\n    - member.bleeding_disorder\n",
            "  met when all of\n    - member.bleeding_disorder\n",
        )],
    },
    Mistake {
        title: "any of for all of",
        sentence: "A letter alone opens individual consideration, without literature or unique circumstances.",
        edits: &[(
            "  met when all of\n    - consideration.letter_of_medical_necessity\n",
            "  met when any of\n    - consideration.letter_of_medical_necessity\n",
        )],
    },
    Mistake {
        title: "swapped finding",
        sentence: "A member without symptoms is told that criteria are not met, where the guideline excludes the service.",
        edits: &[(
            "  finds not_covered because \"The member has no symptoms.\"\n",
            "  finds not_met because \"The member has no symptoms.\"\n",
        )],
    },
    Mistake {
        title: "dropped rule",
        sentence: "Nothing is found against more visits for a member who is not satisfied with those so far.",
        edits: &[
            (
                "rule not_satisfied_beyond_first_course
  finds not_met because \"The member is not satisfied with the treatment, so the course is not extended.\"
  when all of
    - course.visits_used is at least first_course_limit
    - not course.member_satisfied
  cite NEED-5

",
                "",
            ),
            ("  expect reasons not_satisfied_beyond_first_course\n", ""),
        ],
    },
    Mistake {
        title: "exception that reaches too far",
        sentence: "A letter of medical necessity brings massage by an unlicensed provider to a clinician's desk.",
        edits: &[
            (
                "  finds not_met, settles because \"The provider is not licensed.\"\n",
                "  finds not_met because \"The provider is not licensed.\"\n",
            ),
            (
                "  except unlicensed_provider\n  when consideration_complete\n",
                "  when consideration_complete\n",
            ),
        ],
    },
    Mistake {
        title: "exception that turns too little",
        sentence: "A complete package for more visits than the limits allow never reaches a clinician.",
        edits: &[(
            "  turns not_covered, not_met, a partial release into refer
  except unlicensed_provider
  when consideration_complete
",
            "  turns not_covered, not_met into refer
  except unlicensed_provider
  when consideration_complete
",
        )],
    },
    Mistake {
        title: "dropped not",
        sentence: "From the second request on it is the members whose chart holds a baseline that are refused for lack of one.",
        edits: &[(
            "  when not first_request and not baseline_measured\n  cite NEED-3 \"item 2\"\n",
            "  when not first_request and baseline_measured\n  cite NEED-3 \"item 2\"\n",
        )],
    },
    Mistake {
        title: "wrong code",
        sentence: "97113 is aquatic therapy; neuromuscular reeducation, which the guideline lists, is 97112.",
        edits: &[(
            "  97124, 97112, 97122, 97140, 97110\n",
            "  97124, 97113, 97122, 97140, 97110\n",
        )],
    },
    Mistake {
        title: "dropped choice",
        sentence: "Osteoarthritis is one of the five diagnoses, and a member with nothing else is told that massage is experimental.",
        edits: &[(
            "includes any of anxiety, depression, chronic_pain, osteoarthritis, cancer\n  cite ELIG-1\n",
            "includes any of anxiety, depression, chronic_pain, cancer\n  cite ELIG-1\n",
        )],
    },
    Mistake {
        title: "at least for more than",
        sentence: "Two sessions a week in the first four weeks go to a clinician, though the guideline allows them.",
        edits: &[(
            "      -- request.sessions_per_week is more than 2 sessions\n",
            "      -- request.sessions_per_week is at least 2 sessions\n",
        )],
    },
    Mistake {
        title: "flipped presumption",
        sentence: "A request that does not mention the HOPE program is judged as that of a HOPE member.",
        edits: &[(
            "  hope_member yes/no, presumed no ",
            "  hope_member yes/no, presumed yes ",
        )],
    },
    Mistake {
        title: "removed cap",
        sentence: "Forty additional visits are released on one request, where twelve is the most.",
        edits: &[(
            "  at most additional_limit
    because \"At most {additional_limit} are added on one request.\"
    cite AUTH-5
",
            "",
        )],
    },
    Mistake {
        title: "replaced less",
        sentence: "What lies beyond the first course is counted as if no visit had been used, so a course that runs on gets too few.",
        edits: &[(
            "  request.visits_requested less (first_course_limit less course.visits_used)\n",
            "  request.visits_requested less first_course_limit\n",
        )],
    },
    Mistake {
        title: "inverted advisory",
        sentence: "Everyone is told to ask the obstetrician except pregnant members.",
        edits: &[(
            "  when member.pregnant\n  unless plan.pcp_or_ob_consulted\n",
            "  when not member.pregnant\n  unless plan.pcp_or_ob_consulted\n",
        )],
    },
    Mistake {
        title: "masked duplicate",
        sentence: "The second rule on missing symptoms is never what decides: the first, which is stronger, always applies as well.",
        edits: &[(
            "rule no_benefit_when_due\n",
            "rule nothing_to_treat
  finds refer because \"The member has no symptoms that massage could treat.\"
  when not member.symptomatic and listed_indication
  cite LIM-4

rule no_benefit_when_due
",
        )],
    },
    Mistake {
        title: "rule that never applies",
        sentence: "Maintained function after four weeks goes to a clinician on a first request only, when there is no function to compare.",
        edits: &[(
            "    - course.visits_used is less than first_course_limit
    - course.weeks_treated is at least improvement_due
",
            "    - first_request
    - course.weeks_treated is at least improvement_due
",
        )],
    },
    Mistake {
        title: "two rules that leave a gap",
        sentence: "One visit off: with exactly eleven visits used, no rule asks whether the course so far supports an extension.",
        edits: &[(
            "    - course.visits_used is less than first_course_limit
    - not extension_supported
",
            "    - course.visits_used is less than 11 visits
    - not extension_supported
",
        )],
    },
];
