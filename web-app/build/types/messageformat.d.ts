// The package's own types don't suit the way in which Deno loads it.
export default class MessageFormat {
  constructor(language: string);
  compile(text: string): (values: Readonly<Record<string, string | number>>) => string;
}
