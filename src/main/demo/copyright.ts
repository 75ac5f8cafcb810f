/** The make-believe office has a make-believe warning: a real one pastes the wording of 37 CFR 201.14(b). */
export const demoCopyrightWarning = `MAKE-BELIEVE WARNING
This text stands where a real office shows the official warning about copyright. It is made up and has no force.

Copies are made for one person's own study or research. Whoever uses a copy for more may have to answer for it.

The office may turn down an order that it thinks would break the law.`
