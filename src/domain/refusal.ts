// Every "no" the business expects: its code, its sentence for people, its HTTP status. A refusal is returned,
// never thrown. `{…}` in a sentence is filled from the refusal's words.

// oxfmt-ignore
export const refusals = {
  // finding and order
  'not-found':        { status: 404, sentence: 'There is no such request.' },
  'library-not-found':{ status: 404, sentence: 'There is no such library.' },
  'mail-not-found':   { status: 404, sentence: 'There is no such mail: somebody has dealt with it, or its day has come.' },
  'parcel-not-found': { status: 404, sentence: 'There is no such package.' },
  'effect-not-found': { status: 404, sentence: 'There is no such step.' },
  'patron-not-found': { status: 404, sentence: 'No patron has this card: check the number, or enter the patron in Polaris first.' },
  'patron-typed':     { status: 400, sentence: 'No library system is connected: type the patron’s name and choose their library.' },
  'patron-library-unknown': { status: 409, sentence: 'The patron’s library has the code {code}: add a member library with that code first.' },
  'contact-in-ils':   { status: 409, sentence: 'The library system keeps e-mail and telephone: change them there.' },
  'ils-unreachable':  { status: 503, sentence: 'The library system cannot be asked just now: {why}' },
  'ils-refused':      { status: 409, sentence: 'The library system says no: {why}' },
  'ils-by-hand':      { status: 409, sentence: '{why}' },
  'ils-not-there':    { status: 409, sentence: 'No library system that makes patrons is connected: make the patron there, then type the card.' },
  'patron-card-needed': { status: 400, sentence: 'Type or scan the card the patron got there.' },
  'institution-taken': { status: 409, sentence: 'The card {card} stands for {library}: choose another.' },
  'library-no-code':  { status: 409, sentence: '{library} has no code: give it the one it has in the library system first.' },
  'patron-alike':     { status: 409, sentence: 'Somebody alike is in the library system already: look whether it is the same person.' },
  'patron-card-taken': { status: 409, sentence: 'Another patron has this card: look at the number.' },
  'patron-name-taken': { status: 409, sentence: 'Another patron has this user name: choose another.' },
  'stale':            { status: 409, sentence: 'Somebody changed this request in the meantime: look at it again, then repeat.' },
  'wrong-state':      { status: 409, sentence: 'Not possible while the request stands at “{state}”.' },
  'entry-state':      { status: 409, sentence: 'Not possible: the talk with this lender stands at “{state}”.' },
  'no-entry':         { status: 409, sentence: 'No lender has been chosen.' },
  'entry-not-found':  { status: 404, sentence: 'This lender is not on the request’s string.' },
  'piece-not-found':  { status: 404, sentence: 'This piece does not belong to the request.' },
  'no-piece-there':   { status: 409, sentence: 'No piece is where that could happen: say which piece, or of which lender.' },
  'piece-place':      { status: 409, sentence: 'Not possible for this piece: it is {place}.' },
  'unknown-action':   { status: 404, sentence: 'There is no action “{action}” for this kind of request.' },
  'not-yours':        { status: 403, sentence: 'Your account may not do this.' },
  'sign-in':          { status: 401, sentence: 'Sign in first.' },
  'bad-details':      { status: 400, sentence: '{field}: {problem}' },
  'span-not-whole':   { status: 400, sentence: 'Give both days between which it may not arrive, the first one first, or none.' },
  'carriers-disagree':{ status: 400, sentence: 'The same carrier is demanded and forbidden: take it off one of the two lists.' },
  'key-taken':        { status: 409, sentence: 'This key was used for another request: send each order with a key of its own.' },
  'own-call':         { status: 409, sentence: 'Borrowing for a facility’s line makes a second request: it has a call of its own.' },
  'one-by-one':       { status: 409, sentence: 'This is not the same for all: do it on each request’s own page.' },
  'inside-only':      { status: 409, sentence: 'This is done by closing a package.' },
  // guards
  'no-lender':        { status: 409, sentence: 'Choose a lender who has not been asked yet.' },
  'recalled':         { status: 409, sentence: 'The lender has asked for it back.' },
  'already-asked':    { status: 409, sentence: 'More time has been asked for; the answer is awaited.' },
  'not-asked':        { status: 409, sentence: 'Nobody has asked for more time.' },
  'terms-forbid':     { status: 409, sentence: 'The lender’s terms allow no renewal.' },
  'no-compliance':    { status: 409, sentence: 'Say first under which rule of copyright this copy is asked for: CCG or CCL.' },
  'renewals-used':    { status: 409, sentence: 'It has been renewed as often as the office allows.' },
  'dropped-ahead':    { status: 400, sentence: 'It cannot have been dropped later than today, nor more than 30 days ago: look at the day.' },
  'due-in-past':      { status: 400, sentence: 'The due date is in the past: check the year.' },
  'due-not-later':    { status: 400, sentence: 'The new due date must be later than the old one.' },
  'cancel-asked':     { status: 409, sentence: 'The lender has been asked to cancel; the answer is awaited.' },
  'unwanted':         { status: 409, sentence: 'It is no longer wanted.' },
  'only-by-package':  { status: 409, sentence: 'Put it in a package and close that.' },
  'not-for-facility': { status: 409, sentence: 'It was borrowed for a patron.' },
  'for-facility':     { status: 409, sentence: 'It was borrowed for a facility: hand it over.' },
  'no-retry':         { status: 409, sentence: 'No lender has said on which terms to ask again.' },
  'retry-time':       { status: 409, sentence: 'The lender’s time for asking again has not come, or has passed.' },
  'only-loan-wanted': { status: 409, sentence: 'The borrower asked for a loan only.' },
  'nobody-asked':     { status: 409, sentence: 'No lender has been asked yet.' },
  'no-words-open':    { status: 409, sentence: 'No words of the lender wait to be read.' },
  'no-question':      { status: 409, sentence: 'No question is open.' },
  'not-presumed':     { status: 409, sentence: 'The lender has confirmed that it is home.' },
  'not-lost':         { status: 409, sentence: 'It is not lost.' },
  'owing-too-much':   { status: 409, sentence: 'More than 20 million would be owed for it: check the amount.' },
  'not-paid':         { status: 409, sentence: 'Nothing was paid.' },
  'wrong-piece':      { status: 409, sentence: 'This is not the piece the lender sent: look for a swapped strap.' },
  // undo
  'undo-over':        { status: 409, sentence: 'Too late to undo: it has left the house.' },
  'undo-touched':     { status: 409, sentence: 'Cannot be undone: something happened to the request since.' },
  'undo-nothing':     { status: 409, sentence: 'There is nothing to undo.' },
  // effects and cards
  'effect-state':     { status: 409, sentence: 'This step is already {state}.' },
  'not-asked-that':   { status: 409, sentence: 'This is no longer asked: look at the card again.' },
  // mail
  'mail-off':         { status: 409, sentence: 'Mail is not set up: an administrator does that in Settings, Mail.' },
  'mail-no-address':  { status: 409, sentence: 'No e-mail address is known: enter it with the library first.' },
  'mail-failed':      { status: 503, sentence: 'The mail did not go out: {why}' },
  'not-an-owner':     { status: 400, sentence: '{notice}: this cannot be sent by the one chosen.' },
  // connections
  'connection-unknown': { status: 404, sentence: 'There is no connection of this name.' },
  'connection-unset': { status: 409, sentence: 'Nothing has been set for this connection yet.' },
  // assisted mode
  'network-number':   { status: 400, sentence: 'A WorldShare request number has nine digits; “{number}” is not one: scan or type it again.' },
  'network-number-taken': { status: 409, sentence: 'WorldShare request {number} belongs to {other} already: look which of the two was made twice.' },
  'network-linked':   { status: 409, sentence: 'This request stands in WorldShare under {number} already: cancel one of the two there.' },
  'no-number-wanted': { status: 409, sentence: 'Nothing is waiting for a number here: the step is done, or is no request to be made.' },
  'paste-empty':      { status: 400, sentence: 'Nothing was recognized: copy the whole list or the whole request page, then paste again.' },
  'pdf-unreadable':   { status: 400, sentence: 'This PDF cannot be read: print the page to PDF again, or copy and paste it.' },
  'not-assisted':     { status: 409, sentence: '{system} is not worked in assisted mode: a librarian switches that on in Settings, Assisted mode.' },
  // differences
  'difference-gone':  { status: 404, sentence: 'This difference is gone, or was never there: look at the list again.' },
  'mend-not-here':    { status: 409, sentence: 'This difference is not mended that way.' },
  'mend-number':      { status: 400, sentence: 'Say which request it is: its number here, such as B-26-000123-K.' },
  'mend-kind':        { status: 409, sentence: 'That request is not of the same kind: in WorldShare this one is {side}.' },
  'mend-nothing':     { status: 409, sentence: 'Nothing here can be changed by that: open the request and look.' },
  'network-off':      { status: 409, sentence: 'WorldShare is not connected: an administrator does that in Settings.' },
  'network-silent':   { status: 503, sentence: 'It cannot be asked just now: {why}' },
  'compare-running':  { status: 409, sentence: 'A comparison is running: its count shows how far it is.' },
  'kind-unknown':     { status: 400, sentence: 'There is no such kind of difference.' },
  'silence-past':     { status: 400, sentence: 'The day until which it is silenced lies in the past, or more than a year ahead.' },
  'silence-not-found': { status: 404, sentence: 'This is not silenced any more.' },
  // texts of mails
  'text-not-found':   { status: 404, sentence: 'There is no such text.' },
  'text-language':    { status: 400, sentence: 'This text is written in English only: it goes to a library.' },
  'text-empty':       { status: 400, sentence: 'The {part} is empty: write something, or go back to the original.' },
  'text-field-unknown': { status: 400, sentence: '{field} is not a field of this text. It knows {known}.' },
  'text-field-missing': { status: 400, sentence: 'The text needs {field}: {what}.' },
  'text-brace':       { status: 400, sentence: 'A brace stands alone near “{near}”: a field has one on either side.' },
  'text-stale':       { status: 409, sentence: 'Somebody changed this text in the meantime: look at theirs below, then save again.' },
  'settings-stale':   { status: 409, sentence: 'Somebody saved these settings since you opened them. Nothing was saved now, and what you typed is still here.' },
  // pages without an account
  'link-unknown':     { status: 404, sentence: 'This address opens nothing: copy it whole, or ask us for another.' },
  'link-over':        { status: 410, sentence: 'This address has ended. Ask us for a new one.' },
  'answered-already': { status: 409, sentence: 'This has been answered already. Nothing was changed now.' },
  'wrong-pin':        { status: 401, sentence: 'That card and PIN do not go together.' },
  'too-many-card-tries': { status: 429, sentence: 'Too many tries for this card. Wait 15 minutes, or ask at your library.' },
  'card-missing':     { status: 400, sentence: 'Type the number of your library card.' },
  'pin-missing':      { status: 400, sentence: 'Type your PIN.' },
  'cards-unreachable': { status: 503, sentence: 'Library cards cannot be checked just now. Please try again later.' },
  'card-elsewhere':   { status: 403, sentence: 'This card’s library is not served here. Ask at your library.' },
  'title-missing':    { status: 400, sentence: 'Say what you are looking for: a title.' },
  // packages
  // paper
  'printer-unknown':  { status: 400, sentence: 'There is no printer called {printer}: add it first.' },
  'paper-not-for-this': { status: 409, sentence: 'This kind of request has no such paper.' },
  'not-held':         { status: 404, sentence: 'Nobody holds this request: it is forgotten when its days have passed.' },
  'print-job-not-found': { status: 404, sentence: 'There is no such paper in the queue.' },
  'print-job-state':  { status: 409, sentence: 'This paper is already {state}.' },
  'print-nothing':    { status: 409, sentence: 'There is nothing to print.' },
  'print-form-zpl':   { status: 409, sentence: 'A label printer prints no forms: choose an office printer, or open the PDF.' },
  'print-no-field':   { status: 400, sentence: 'This sheet has {fields} fields: choose one of them to start at.' },
  // supplies
  'supply-not-found': { status: 404, sentence: 'There is no such supply.' },
  'supply-name-taken': { status: 409, sentence: 'There is a supply called {name} already: change that one, or choose another name.' },
  'supply-container-taken': { status: 409, sentence: '{other} is what these packages are taken from already: change that one first.' },
  'supply-listed':    { status: 409, sentence: '{name} is on the order list of {vendor} already.' },
  'supply-coming':    { status: 409, sentence: '{name} is ordered from {vendor} and has not come yet.' },
  'supply-inactive':  { status: 409, sentence: '{name} is no longer used: tick “in use” on its page first.' },
  'supply-undo-late': { status: 409, sentence: 'Cannot be undone: something happened to {name} since.' },
  'supply-order-not-found': { status: 404, sentence: 'There is no such order.' },
  'supply-order-state': { status: 409, sentence: 'This order is already {state}: look at the list again.' },
  'supply-not-ordered': { status: 409, sentence: 'This supply is not on this order.' },
  'supply-none-came': { status: 400, sentence: 'Say how many packs came: at least one, or that the rest does not come.' },
  // forms
  'form-not-found':   { status: 404, sentence: 'There is no such form.' },
  'form-no-pdf':      { status: 400, sentence: 'This file is no PDF: save the form as PDF and choose that.' },
  'form-too-large':   { status: 413, sentence: 'The file is larger than {limit}: save it as a smaller PDF.' },
  'form-version-taken': { status: 409, sentence: 'There is a version {version} of {name} already: give the new one another name.' },
  'parcel-closed':    { status: 409, sentence: 'The package is closed.' },
  'rates-unreadable': { status: 400, sentence: '{problem}' },
  'rates-not-found':  { status: 404, sentence: 'There is no such rate table, or it came with the program.' },
  'piece-fits-not':   { status: 409, sentence: 'The package has changed, and not all of this fits in it any more: look at the plan again.' },
  'plan-changed':     { status: 409, sentence: 'Something has changed since this plan was shown: look at the new one, then begin.' },
  'plan-empty':       { status: 409, sentence: 'Nothing is planned for {day}.' },
  'plan-broken':      { status: 409, sentence: 'The plan breaks a rule and cannot be used: {rule}' },
  'plan-impossible':  { status: 409, sentence: 'No plan can be made: {why}' },
  'plan-not-waiting': { status: 409, sentence: 'This piece waits for no package any more: it has been packed or has left.' },
  'wish-past':        { status: 409, sentence: 'Choose {day} or a later day.' },
  'wish-no-post':     { status: 409, sentence: 'Nothing that may carry it leaves on {day}: choose another day.' },
  'wish-against-lender': { status: 409, sentence: '{piece} may not wait until {day}: {why}' },
  'wish-needs-reason':   { status: 409, sentence: '{piece} would wait longer than {count} working days: hold it with a reason.' },
  'wish-nothing-left':   { status: 409, sentence: 'Nothing else may carry {piece}: {why}' },
  'wish-not-found':   { status: 404, sentence: 'There is no such wish for this piece.' },
  'parcel-empty':     { status: 409, sentence: 'The package is empty: put a piece in first.' },
  'parcel-address':   { status: 409, sentence: 'This piece goes to {library}, not to the package’s library.' },
  'parcel-gone-on':   { status: 409, sentence: 'WorldShare has gone on without us for {requests}: undo the closing and take it out, or press Answered on it if it goes all the same.' },
  'parcel-words':     { status: 409, sentence: 'Read first what the lender wrote. {words} Set what it means in the lender’s terms, or close again to send it all the same.' },
  'parcel-term':      { status: 409, sentence: '{term} The package stays as it is.' },
  'parcel-two-lift':  { status: 409, sentence: '{why} Say so on the package’s page at Packing first.' },
  'parcel-with-carrier': { status: 409, sentence: 'The carrier has the package: nothing about it can be changed here any more.' },
  'container-unknown':{ status: 404, sentence: 'There is no such container: choose one of the list.' },
  'container-retired':{ status: 409, sentence: '{container} is retired: choose another, or put it back to use in Settings, Shipping.' },
  'parcel-not-today': { status: 409, sentence: '{why} It leaves on {day}, as planned.' },
  'parcel-unpacked':  { status: 409, sentence: 'Not scanned yet: {pieces}. Scan it, or take it out.' },
  'parcel-not-collected': { status: 409, sentence: 'The carrier does not have it yet: undo the closing instead.' },
  'parcel-lost-already': { status: 409, sentence: 'This package is known to be lost.' },
  'claim-none':       { status: 404, sentence: 'Nothing is claimed for this package.' },
  'claim-state':      { status: 409, sentence: 'Not possible while the claim stands at “{state}”.' },
  'claim-filed-ahead': { status: 400, sentence: 'The day it was filed is ahead.' },
  'claim-undo-late':  { status: 409, sentence: 'Cannot be undone: something happened to the claim since.' },
  'claim-undo-found': { status: 409, sentence: 'Cannot be undone: it was found since, which withdrew the claim. Where that was a mistake, undo that first.' },
  'claim-amount':     { status: 400, sentence: 'Type what the carrier paid as dollars and cents: 50.00.' },
  'was-here':         { status: 409, sentence: 'It was here before it was lost: it is found, to go home.' },
  'parcel-found':     { status: 409, sentence: 'What was lost of this package has been found, and nothing of it is on its way.' },
  'parcel-not-lost':  { status: 409, sentence: 'Nobody has said that this package is lost.' },
  'parcel-none-missing': { status: 409, sentence: 'Nothing of this package is still lost: what was settled is found by scanning it.' },
  'parcel-arrived':   { status: 409, sentence: 'Everything in this package has arrived: nothing of it is on its way.' },
  'piece-not-in':     { status: 404, sentence: 'This piece is not in the package.' },
  'weight-unread':    { status: 400, sentence: 'Type the weight with its unit: 2 lb 3 oz, 2.35 lb, 37 oz or 1.1 kg.' },
  'weight-range':     { status: 400, sentence: 'A package weighs between 1 oz and 150 lb: look at the number and its unit.' },
  'tracking-wrong':   { status: 400, sentence: '{problem}' },
  'day-no-parcels':   { status: 404, sentence: 'No package leaves that day with this carrier.' },
  'parcel-not-closed':{ status: 409, sentence: 'Close the package first.' },
  'piece-elsewhere':  { status: 409, sentence: 'This piece is already in package {parcel}.' },
  'piece-not-ready':  { status: 409, sentence: '{piece} is not ready to go: it is {place}.' },
  'piece-unknown':    { status: 404, sentence: 'Nothing of ours has this number or barcode.' },
  'ambiguous':        { status: 409, sentence: 'This code could be several things: say which.' },
  // scans
  'scan-not-found':   { status: 404, sentence: 'There is no such scan in this session.' },
  'session-not-found':{ status: 404, sentence: 'There is no such session: choose the station again.' },
  'session-closed':   { status: 409, sentence: 'This session was closed: choose the station again.' },
  'session-station':  { status: 409, sentence: 'This session belongs to the station {station}: choose the station again.' },
  'not-by-scan':      { status: 409, sentence: 'This is not done by a scan: open the request.' },
  // libraries and settings
  'symbol-is-number': { status: 400, sentence: '{number} is a number: write OCLC-REGISTRY:{number} if it is the registry id in WorldShare, or the OCLC symbol, which has letters.' },
  'symbol-taken':     { status: 409, sentence: 'The symbol {symbol} belongs to {library}.' },
  'library-no-address': { status: 409, sentence: '{library} has no address: add one before a package is made for it.' },
  'library-no-hub':   { status: 409, sentence: '{library} has no hub of the library courier: add it to the library first.' },
  'already-set-up':   { status: 409, sentence: 'This office has been set up: sign in.' },
  'bad-code':         { status: 403, sentence: 'That is not the code printed by bin/start: copy it from the terminal.' },
  'photo-kind':       { status: 400, sentence: 'This is no picture that can be kept: a JPEG, PNG or WebP is.' },
  'photo-large':      { status: 413, sentence: 'The picture is too large: 700 kB at most. Take it smaller, or with this page’s own button.' },
  'photo-many':       { status: 409, sentence: 'There are 12 pictures of this already: that is as many as are kept.' },
  'photo-gone':       { status: 404, sentence: 'There is no such picture; its day may have come.' },
  'stranger-blank':   { status: 400, sentence: 'Say something by which it can be found again: its barcode, its title or who sent it.' },
  'stranger-gone':    { status: 404, sentence: 'There is no such thing among what belonged to nobody.' },
  'stranger-whose':   { status: 400, sentence: 'Say which request it belongs to: its number.' },
  'too-large':        { status: 413, sentence: 'That is too large: {limit} at most.' },
  'closure-not-found':{ status: 404, sentence: 'No closed days begin on that day.' },
  'closing-not-found':{ status: 404, sentence: 'This closing is not in the calendar: somebody has taken it out.' },
  'absence-not-found':{ status: 404, sentence: 'There is no such absence: somebody has taken it out.' },
  'calendar-not-found':{ status: 404, sentence: 'This calendar’s address is no longer good: copy the new one from the Calendar.' },
  'calendar-unreadable':{ status: 400, sentence: 'This is not a calendar file: it must begin with BEGIN:VCALENDAR and end with END:VCALENDAR. Export it again, or note the days by hand.' },
  'calendar-empty':   { status: 400, sentence: 'The calendar file has no events: export it with the closings in it.' },
  'calendar-event':   { status: 400, sentence: 'The event “{event}” has no dates that can be read: take it out of the file and note its days by hand.' },
  'calendar-line':    { status: 400, sentence: 'Line {line} of the calendar file says {text}, and there is no such day or hour: correct it there, or note the days by hand.' },
  'calendar-turns':   { status: 400, sentence: 'The event “{event}” repeats since too long ago to be worked out: let it begin this year, or note the days by hand.' },
  'calendar-too-long':{ status: 400, sentence: 'The file names more than {most} days: export the closings alone.' },
  'no-span-in-mail':  { status: 409, sentence: 'The mail names no closed days that can be read for sure: note them in the Calendar.' },
  'mail-no-library':  { status: 409, sentence: 'The sender’s address belongs to no library here: give it to the library first.' },
  // the door
  'bad-json':         { status: 400, sentence: 'What was sent is not readable JSON.' },
  'bad-characters':   { status: 400, sentence: '{field}: holds characters that cannot be kept (a null character, or half of one).' },
  'no-such-address':  { status: 404, sentence: 'There is nothing at this address.' },
  'this-machine-only':{ status: 403, sentence: 'Only this machine itself may read this.' },
  'store-gone':       { status: 503, sentence: 'The database cannot be reached. Try again in a minute; look first whether what you asked was done.' },
  'disk-full':        { status: 503, sentence: 'The disk is full: nothing was changed. Make room, then repeat.' },
  'not-migrated':     { status: 503, sentence: 'The database is not up to date with this program: run bin/keuka migrate.' },
  'our-fault':        { status: 500, sentence: 'Something went wrong on our side. Nothing was changed. Reference: {reference}.' },
  // intake
  'barcode-taken':    { status: 409, sentence: 'Another piece already has this barcode: check the strap.' },
  'numbers-used-up':  { status: 409, sentence: 'All 999,999 numbers of {year} have been given out.' },
  'no-copyright-warning': { status: 409, sentence: 'No copy can be asked for yet: the office has to paste the copyright warning first (Settings, Intake).' },
  'not-a-line':       { status: 409, sentence: 'Only a facility’s line can be borrowed for: choose one.' },
  // sign-in and accounts
  'wrong-password':   { status: 401, sentence: 'That e-mail address and password do not go together.' },
  'account-disabled': { status: 403, sentence: 'This account has been switched off. Ask an administrator of the office.' },
  'too-many-tries':   { status: 429, sentence: 'Too many tries for this account. Wait 15 minutes, or ask an administrator for a new password.' },
  'too-many-from-here': { status: 429, sentence: 'Too many sign-ins from this address. Wait a minute and try again.' },
  'cross-site':       { status: 403, sentence: 'This came from another site and was not done. Open Keuka at its own address and try again.' },
  'unreadable-form':  { status: 400, sentence: 'The form did not arrive whole. Go back and send it again.' },
  'email-missing':    { status: 400, sentence: 'Type your e-mail address.' },
  'email-not-an-address': { status: 400, sentence: 'That is not an e-mail address.' },
  'email-taken':      { status: 409, sentence: 'Somebody already signs in with that e-mail address.' },
  'name-missing':     { status: 400, sentence: 'A name is needed, of at most 200 characters.' },
  'password-missing': { status: 400, sentence: 'Type your password.' },
  'password-too-short': { status: 400, sentence: 'A password has at least 12 characters.' },
  'password-too-long': { status: 400, sentence: 'A password has at most 128 characters.' },
  'password-guessable': { status: 400, sentence: 'That password is a name, an e-mail address or one character repeated. Choose another.' },
  'password-unchanged': { status: 400, sentence: 'The new password is the old one. Choose another.' },
  'passwords-differ': { status: 400, sentence: 'The two new passwords are not the same.' },
  'not-your-password': { status: 400, sentence: 'That is not your present password.' },
  'library-missing':  { status: 400, sentence: 'A member or facility account belongs to a library. Choose one of that kind.' },
  'library-not-wanted': { status: 400, sentence: 'Only member and facility accounts belong to a library.' },
  'staff-not-found':  { status: 404, sentence: 'There is no such account.' },
  'already-disabled': { status: 409, sentence: 'This account is already switched off.' },
  'not-disabled':     { status: 409, sentence: 'This account is not switched off.' },
  'last-administrator': { status: 409, sentence: 'This is the last administrator. Make somebody else an administrator first.' },
  'token-not-found':  { status: 404, sentence: 'There is no such token.' },
  'token-end':        { status: 400, sentence: 'The end of a token lies ahead, and at most a year from now.' },
  'person-only':      { status: 403, sentence: 'A token may not do this. Sign in yourself.' },
} as const satisfies Record<string, { status: number; sentence: string }>

export type RefusalCode = keyof typeof refusals
export interface Refusal {
  readonly ok: false
  readonly code: RefusalCode
  readonly sentence: string
  readonly status: number
  readonly field?: string
  /** Where a whole form was judged: every field that does not fit, the one above first. */
  readonly problems?: readonly FieldProblem[]
}
export interface FieldProblem {
  readonly field: string
  readonly sentence: string
}
export interface Done<T> {
  readonly ok: true
  readonly value: T
}
export type Answer<T> = Done<T> | Refusal

export const done = <T>(value: T): Done<T> => ({ ok: true, value })

/** A refusal by code; `words` fill the sentence's blanks, `field` names the input it is about. */
export function refuse(code: RefusalCode, words: Readonly<Record<string, string>> = {}, field?: string): Refusal {
  const row = refusals[code]
  const sentence = row.sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '…')
  return { ok: false, code, sentence, status: row.status, ...(field === undefined ? {} : { field }) }
}

/** A refusal about all fields of a form that do not fit; it reads as the first one's. */
export function refuseFields(
  first: { readonly field: string; readonly label: string; readonly problem: string },
  others: readonly (typeof first)[],
): Refusal {
  const refusalOf = (one: typeof first) => refuse('bad-details', { field: one.label, problem: one.problem }, one.field)
  const problems = [first, ...others].map((one) => ({ field: one.field, sentence: refusalOf(one).sentence }))
  return { ...refusalOf(first), problems }
}

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)
