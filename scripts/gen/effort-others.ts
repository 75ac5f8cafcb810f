// What the same tasks cost elsewhere, counted from the steps of public manuals: a click for each thing the manual says
// to click, a scan for each code, a field for each thing to type. Read on 2026-11-24.
export interface Elsewhere {
  readonly task: string
  readonly system: string
  readonly words: string
  readonly manual: string
}

const oclc = 'https://help.oclc.org/Resource_Sharing/WorldShare_Interlibrary_Loan'
const atlas = 'https://support.atlas-sys.com/hc/en-us/articles'
export const elsewhere: readonly Elsewhere[] = [
  {
    task: 'Receive twenty loans',
    system: 'WorldShare, as a batch with straps; the library system is told separately',
    words: '5 clicks, 20 scans, 1 field',
    manual: `${oclc}/Batch_processing/Batch_processing_for_borrowers`,
  },
  {
    task: 'Receive twenty loans',
    system: 'ReShare, Update app',
    words: '2 clicks, 20 scans',
    manual: 'https://openlibraryfoundation.atlassian.net/wiki/x/LYA3Qg',
  },
  {
    task: 'Receive twenty loans',
    system: 'Alma, Receiving Items',
    words: '43 clicks, 40 scans',
    manual: 'https://sunyolis.libanswers.com/faq/270926',
  },
  {
    task: 'Send one borrowed loan home',
    system: 'WorldShare',
    words: '4 clicks',
    manual: 'https://help-it.oclc.org/Resource_Sharing/WorldShare_Interlibrary_Loan/Borrowing_Requests/050Return_items',
  },
  {
    task: 'A loan of ours comes home',
    system: 'WorldShare',
    words: '4 clicks',
    manual:
      'https://help-it.oclc.org/Resource_Sharing/WorldShare_Interlibrary_Loan/Lending_Requests/050Complete_requests',
  },
  {
    task: 'Receive twenty loans',
    system: 'ILLiad, Check In From Lending Library',
    words: '42 clicks, 20 scans, 40 fields',
    manual: `${atlas}/360011809694-Checking-In-Out-Items-Checking-Items-In-From-the-Lender`,
  },
  {
    task: 'Receive twenty loans',
    system: 'Polaris Leap, the library system alone, as far as its page was read',
    words: 'at least 60 clicks, 20 scans',
    manual: 'https://documentation.iii.com/leap/6.7/LEAP1_0/RecILL.htm',
  },
  {
    task: 'Ship a loan',
    system: 'Alma, Shipping Items; the package is another matter',
    words: '4 clicks, 2 scans',
    manual: 'https://www.odin.nodak.edu/training/resource-sharing/lending-or-not-supplying-ill-item-alma',
  },
  {
    task: 'A loan of ours comes home',
    system: 'ILLiad, Lending Returns processed by itself',
    words: '2 clicks, 1 scan',
    manual: `${atlas}/360011810494-Circulating-Requests-Checking-In-Lending-Return-Items`,
  },
  {
    task: 'Take in a request and send it to one lender',
    system: 'WorldShare, from a blank form',
    words: '10 clicks, 3 fields',
    manual: `${oclc}/Borrowing_Requests/Create_and_edit_requests`,
  },
]
