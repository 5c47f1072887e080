// Which lines on the input are no whole expression in M, as Microsoft's own parser reads them: a list of messages.
const { DefaultSettings, TaskUtils } = require(process.argv[2]);

const told = async (line) => {
  const done = await TaskUtils.tryLexParse(DefaultSettings, line);
  return TaskUtils.isParseStageOk(done) ? null : String(done.error && done.error.message);
};
const lines = JSON.parse(require("fs").readFileSync(0, "utf-8"));
Promise.all(lines.map(told)).then((found) => console.log(JSON.stringify(found)));
