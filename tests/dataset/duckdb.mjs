// node duckdb.mjs DATASET: what DuckDB finds in the files of an export, as JSON.
import { DuckDBInstance } from "@duckdb/node-api";

const folder = process.argv[2];
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();

async function one(sql) {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowsJson();
}

const result = {};
for (const [format, read] of [
  ["csv", (table) => `read_csv('${folder}/${table}.csv', header = true, all_varchar = false)`],
  ["jsonl", (table) => `read_json('${folder}/${table}.jsonl', format = 'newline_delimited')`],
]) {
  result[format] = {};
  for (const table of ["figures", "documents", "checks", "tables", "series"]) {
    const [[rows]] = await one(`SELECT count(*) FROM ${read(table)}`);
    result[format][table] = Number(rows);
  }
  const [[sum, values]] = await one(
    `SELECT sum(value::DECIMAL(30, 6))::VARCHAR, count(value) FROM ${read("figures")}`);
  result[format].sum = sum;
  result[format].values = Number(values);
  const types = await one(`DESCRIBE SELECT * FROM ${read("figures")}`);
  result[format].types = Object.fromEntries(types.map((row) => [row[0], row[1]]));
}
console.log(JSON.stringify(result));
