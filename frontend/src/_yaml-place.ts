// Where in a YAML text somebody writes: which keys lead there, and whether a key or a value is wanted.
export interface Place {
  /** The keys that lead there; "[]" for an entry of a list. Where a value is wanted, its key is the last. */
  path: string[];
  keys: boolean;
  values: boolean;
}

interface Frame {
  indent: number;
  name: string;
}

interface Flow {
  list: boolean;
  key: string;
}

const KEY = /^("[^"]*"|'[^']*'|[^\s{}[\],#:'"&*!|>-][^:{}[\],#]*?)\s*:(?=\s|$)/;

/** before: the text up to the cursor. Null within a comment or a long text. */
export function placeOf(before: string): Place | null {
  const reader = new Reader();
  const lines = before.split("\n");
  const last = lines.pop() ?? "";
  for (const line of lines) reader.line(line);
  return reader.end(last);
}

class Reader {
  private readonly block: Frame[] = [];
  private readonly flow: Flow[] = [];
  /** Lines deeper than this belong to a long text (`|`, `>`); -1 outside of one. */
  private long = -1;
  private comment = false;
  /** Whether the line that was read last says a key before what stands at its end. */
  private keyed = false;

  line(line: string): void {
    this.comment = false;
    const indent = line.search(/\S|$/);
    if (this.long >= 0 && (indent > this.long || !line.trim())) return;
    this.long = -1;
    if (this.flow.length) return this.inFlow(line);
    this.keyed = false;
    if (line.trim().startsWith("#")) this.comment = true;
    else if (line.trim()) this.inBlock(line, indent);
  }

  end(line: string): Place | null {
    const indent = line.search(/\S|$/);
    this.line(line);
    if (this.comment || this.long >= 0) return null;
    if (!this.flow.length && !line.trim()) this.leave(indent, false);
    const path = [...this.block.map((frame) => frame.name), ...this.flow.flatMap(nameOf)];
    const top = this.flow.at(-1);
    if (top) return { path, keys: !top.list && !top.key, values: top.list || Boolean(top.key) };
    return { path, keys: !this.keyed, values: this.keyed || path.at(-1) === "[]" };
  }

  private leave(indent: number, entry: boolean): void {
    // The entries of a list may stand as far to the left as the key that they belong to.
    const inside = (frame: Frame) => frame.indent < indent || (entry && frame.indent === indent && frame.name !== "[]");
    while (this.block.length && !inside(this.block.at(-1)!)) this.block.pop();
  }

  private inBlock(line: string, indent: number): void {
    let column = indent;
    let rest = line.slice(indent);
    this.leave(indent, /^-(\s|$)/.test(rest));
    for (let entry = /^-(\s+|$)/.exec(rest); entry; entry = /^-(\s+|$)/.exec(rest)) {
      this.block.push({ indent: column, name: "[]" });
      column += entry[0].length;
      rest = rest.slice(entry[0].length);
    }
    const key = KEY.exec(rest);
    if (key?.[1]) {
      this.keyed = true;
      this.block.push({ indent: column, name: bare(key[1]) });
      rest = rest.slice(key[0].length).trimStart();
    }
    if (/^[|>]/.test(rest)) this.long = column;
    else if (/^[{[]/.test(rest)) this.inFlow(rest);
    else this.comment = /(^|\s)#/.test(rest);
  }

  private inFlow(text: string): void {
    let word = "";
    let quote = "";
    for (let at = 0; at < text.length; at++) {
      const sign = text[at]!;
      if (quote) {
        if (sign === quote) quote = "";
        else word += sign;
      } else if (sign === '"' || sign === "'") quote = sign;
      else if (sign === "#" && /^$|\s/.test(text[at - 1] ?? "")) {
        this.comment = true;
        return;
      } else word = this.sign(sign, word, /^$|\s/.test(text[at + 1] ?? ""));
    }
  }

  /** The word that is being read after a sign. spaced: whether a space or the end follows. */
  private sign(sign: string, word: string, spaced: boolean): string {
    const top = this.flow.at(-1);
    if (sign === "{" || sign === "[") this.flow.push({ list: sign === "[", key: "" });
    else if (sign === "}" || sign === "]") this.flow.pop();
    else if (sign === "," && top) top.key = "";
    else if (sign === ":" && spaced && top && !top.list && !top.key) top.key = word.trim();
    else return word + sign;
    return "";
  }
}

function nameOf(flow: Flow): string[] {
  return flow.list ? ["[]"] : flow.key ? [flow.key] : [];
}

function bare(key: string): string {
  return key.replace(/^(["'])(.*)\1$/, "$2");
}
