/**
 * Laravel's rules in one text: `required|min:8`, `nullable|confirmed`, `min:8`
 * (laravel.com/docs/validation, "Available Validation Rules"). Every part must be a rule, for a password may
 * hold a `|` too.
 */
export function isValidationRule(value: string): boolean {
  if (value.length > MAX_LENGTH) return false;
  const parts = value.split('|');
  return parts.length === 1 ? SIZE.test(value) : parts.every(isRule);
}

const MAX_LENGTH = 400;
/** A single word is no rule by itself. */
const SIZE = /^(?:min|max|size|digits):\d{1,4}$/;

function isRule(part: string): boolean {
  const colon = part.indexOf(':');
  return colon < 0 ? RULES.has(part) : RULES_WITH_PARAMETERS.has(part.slice(0, colon));
}

const RULES: ReadonlySet<string> = new Set(
  `accepted active_url alpha alpha_dash alpha_num array ascii bail boolean confirmed current_password date
  declined distinct email exclude file filled hex_color image integer ip ipv4 ipv6 json list lowercase
  mac_address missing nullable numeric password present prohibited required sometimes string timezone ulid
  uppercase url uuid`.split(/\s+/),
);

const RULES_WITH_PARAMETERS: ReadonlySet<string> = new Set(
  `after after_or_equal alpha alpha_dash alpha_num before before_or_equal between contains current_password date
  date_equals date_format decimal different digits digits_between dimensions doesnt_end_with doesnt_start_with
  email ends_with enum exclude_if exclude_unless exclude_with exclude_without exists extensions gt gte in
  in_array lt lte max max_digits mimes mimetypes min min_digits missing_if missing_unless missing_with
  multiple_of not_in not_regex prohibited_if prohibited_unless prohibits regex required_array_keys required_if
  required_if_accepted required_unless required_with required_with_all required_without required_without_all
  same size starts_with unique`.split(/\s+/),
);
