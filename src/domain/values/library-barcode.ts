// Library barcodes as North American public libraries print them: 14 digits in Codabar, 2 for a patron or 3 for an
// item, four for the institution, eight running, one check digit. Other lengths exist and are taken as they are.

/** The last digit for the first thirteen: digits in odd places are doubled (less 9 above 9), all are added. */
export function barcodeCheckDigit(thirteen: string): string {
  const sum = [...thirteen].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** Whether a text is a 14-digit library barcode whose check digit is right. */
export const isLibraryBarcode = (text: string): boolean =>
  /^[23]\d{13}$/.test(text) && barcodeCheckDigit(text.slice(0, 13)) === text.slice(13)

/** What a scanner read, without Codabar's start and stop letters and blanks. */
export const readBarcode = (text: string): string =>
  text
    .replaceAll(/\s/g, '')
    .replace(/^[A-Da-d](?=\d{14}[A-Da-d]?$)/, '')
    .replace(/(?<=^\d{14})[A-Da-d]$/, '')
