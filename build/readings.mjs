// Makes src/Tangent.Domain/mandarin-readings.txt from a table of characters and readings (character TAB reading with tone
// marks; kMandarin of Unicode Unihan in that form). The same table gives the same file, byte for byte.
// Usage: node build/readings.mjs TABLE.tsv
import { readFileSync, writeFileSync } from "node:fs";

const plain = (reading) => reading.normalize("NFD").replace(/u\u0308/g, "v").replace(/[^a-z]/g, "");
// What people in service trades read otherwise than most: a character then stands under both readings.
const also = "行hang 长zhang 重chong 调diao 会kuai 还huan 率lv 乐yue 便pian 卡qia 差chai 传zhuan 单shan 参shen 系ji 降xiang 量liang 数shu 应ying 藏zang 车ju 校jiao 处chu 都du 得dei 地di 的di 了liao 着zhao 只zhi 干gan 间jian 看kan 空kong 累lei 难nan 强qiang 切qie 任ren 少shao 提ti 相xiang 中zhong 种zhong 转zhuan 做zuo";

const usual = new Map(), second = new Map();
const put = (bySyllable, syllable, character) => {
  if (!syllable || (bySyllable === second && usual.get(syllable)?.has(character))) return;
  const found = bySyllable.get(syllable) ?? bySyllable.set(syllable, new Set()).get(syllable);
  found.add(character);
};
for (const line of readFileSync(process.argv[2], "utf8").split(/\r?\n/)) {
  const [character, reading] = line.split("\t");
  if (reading) put(usual, plain(reading), character);
}
for (const pair of also.split(" ")) put(second, pair.slice(1), pair[0]);

const lines = (bySyllable, mark) => [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, characters]) => `${mark}${syllable} ${[...characters].sort().join("")}\n`).join("");
writeFileSync(new URL("../src/Tangent.Domain/mandarin-readings.txt", import.meta.url), lines(usual, "") + lines(second, "+"));
