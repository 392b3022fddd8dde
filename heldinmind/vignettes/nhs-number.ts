/** Whether ten digits are an NHS number by their check digit (modulus 11). */
export function isNhsNumber(text: string): boolean {
  const digits = [...text].filter((sign) => /\d/.test(sign)).map(Number);
  const sum = digits.slice(0, 9).reduce((all, digit, place) => all + digit * (10 - place), 0);
  const check = 11 - (sum % 11);
  return (check === 11 ? 0 : check) === digits[9];
}
