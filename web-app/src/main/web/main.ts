import { openSession } from "./board/board.ts"; console.log(openSession);
