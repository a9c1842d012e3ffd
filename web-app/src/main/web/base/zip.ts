import { crc32 } from "./crc32.ts";

/** A file in an archive. */
export interface ZipEntry {
  readonly name: string;
  /** Its content; undefined: it is damaged, or larger than this. */
  read(most: number): Promise<Blob | undefined>;
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const lengths = { local: 30, central: 46, end: 22 } as const;
/** The end of an archive may have a comment of so many bytes. */
const longestComment = 0xffff;
/** Names are UTF-8. */
const utf8Names = 1 << 11;
const version = 20;
const methods = { stored: 0, deflated: 8 } as const;
/** 1 January 1980: an archive of the same files is the same. */
const noDate = 0x21;

/** An archive of these files, as they are: pictures can't be made smaller. Their bytes are read one after the other. */
export async function zipped(files: readonly { readonly name: string; readonly bytes: Blob }[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const encoded = new TextEncoder().encode(name);
    const sum = crc32(new Uint8Array(await bytes.arrayBuffer()));
    // What is the same in both heads.
    const about = [2, version, 2, utf8Names, 2, methods.stored, 2, 0, 2, noDate, 4, sum, 4, bytes.size, 4, bytes.size, 2, encoded.length, 2, 0] as const;
    const head = written(encoded, 4, signatures.local, ...about);
    directory.push(written(encoded, 4, signatures.central, 2, version, ...about, 2, 0, 2, 0, 2, 0, 4, 0, 4, offset));
    parts.push(head, bytes);
    offset += head.length + bytes.size;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = written(new Uint8Array(), 4, signatures.end, 2, 0, 2, 0, 2, files.length, 2, files.length, 4, size, 4, offset, 2, 0);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}

/** The files in an archive; undefined: it is none. Nothing of them is read yet. */
export async function unzipped(archive: Blob): Promise<readonly ZipEntry[] | undefined> {
  const tail = await viewOf(archive.slice(Math.max(0, archive.size - lengths.end - longestComment)));
  const end = lastIndexOf(tail, signatures.end);
  if (end === undefined) {
    return undefined;
  }
  const [count, size, start] = [tail.getUint16(end + 10, true), tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  const directory = await viewOf(archive.slice(start, start + size));
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + lengths.central > directory.byteLength || directory.getUint32(at, true) !== signatures.central) {
      return undefined;
    }
    const [name, more, comment] = [28, 30, 32].map((field) => directory.getUint16(at + field, true)) as [number, number, number];
    const bytes = new Uint8Array(directory.buffer, directory.byteOffset + at + lengths.central, Math.min(name, directory.byteLength - at - lengths.central));
    const place = { method: directory.getUint16(at + 10, true), sum: directory.getUint32(at + 16, true), packed: directory.getUint32(at + 20, true), offset: directory.getUint32(at + 42, true) };
    entries.push({ name: new TextDecoder().decode(bytes), read: (most) => contentOf(archive, place, most) });
    at += lengths.central + name + more + comment;
  }
  return entries;
}

interface Place {
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly offset: number;
}

async function contentOf(archive: Blob, { method, sum, packed, offset }: Place, most: number): Promise<Blob | undefined> {
  const head = await viewOf(archive.slice(offset, offset + lengths.local));
  if (head.byteLength < lengths.local || head.getUint32(0, true) !== signatures.local) {
    return undefined;
  }
  const start = offset + lengths.local + head.getUint16(26, true) + head.getUint16(28, true);
  const content = archive.slice(start, start + packed);
  const whole = method === methods.stored ? content : method === methods.deflated ? await inflated(content, most) : undefined;
  return whole === undefined || whole.size > most || crc32(new Uint8Array(await whole.arrayBuffer())) !== sum ? undefined : whole;
}

/** What was packed; undefined: it can't be unpacked, or is more than this. */
async function inflated(content: Blob, most: number): Promise<Blob | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const reader = content.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > most) {
        await reader.cancel();
        return undefined;
      }
      parts.push(new Uint8Array(part.value));
    }
  } catch {
    return undefined;
  }
  return new Blob(parts);
}

async function viewOf(bytes: Blob): Promise<DataView<ArrayBuffer>> {
  return new DataView(await bytes.arrayBuffer());
}

function lastIndexOf(view: DataView, signature: number): number | undefined {
  for (let at = view.byteLength - lengths.end; at >= 0; at--) {
    if (view.getUint32(at, true) === signature) {
      return at;
    }
  }
  return undefined;
}

/** Numbers, each after the count of its bytes, and then a name. */
function written(name: Uint8Array, ...fields: readonly number[]): Uint8Array<ArrayBuffer> {
  const length = fields.filter((_, i) => i % 2 === 0).reduce((sum, each) => sum + each, 0);
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (let i = 0; i < fields.length; i += 2) {
    const [size, value] = [fields[i]!, fields[i + 1]!];
    if (size === 2) {
      view.setUint16(at, value, true);
    } else {
      view.setUint32(at, value, true);
    }
    at += size;
  }
  bytes.set(name, at);
  return bytes;
}
