// ISO 4217 active codes (list one, without funds codes and metals). Kept here because Intl knows withdrawn
// currencies too and counts decimals as shops print them (IQD 0), not as ISO books them (IQD 3).
const TWO_DECIMALS = `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR
ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND'

const listed = (codes: string, digits: number) =>
  codes.split(/\s/).map((code): [string, number] => [code, digits])

const DIGITS: ReadonlyMap<string, number> = new Map([
  ...listed(TWO_DECIMALS, 2),
  ...listed(NO_DECIMALS, 0),
  ...listed(THREE_DECIMALS, 3),
])

/** Whether this is an active ISO 4217 code, in capitals. */
export const isCurrency = (code: string): boolean => DIGITS.has(code)

/** How many decimals the currency's minor unit stands for: EUR 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  const digits = DIGITS.get(currency)
  if (digits === undefined) throw new RangeError(`${currency} is no ISO 4217 currency`)
  return digits
}

/** Every currency Amends books in, for pickers. */
export const currencies = (): string[] => [...DIGITS.keys()].sort()
