/** The folder of the files against which Java and TypeScript are both tested. */
export const golden = new URL("../../../../../board-protocol/src/test/resources/golden/", import.meta.url);
