"use strict";
// The clerk's page: choose a ledger, watch it being read, open the report. Talks only to the server it came from.
const $ = (id) => document.getElementById(id);
const state = { path: "", files: null, run: "", seen: 0, timer: 0, folder: "" };

async function call(url, options = {}) {
  const answer = await fetch(url, { ...options, headers: { "X-Evidence-Checker": "1", ...(options.headers || {}) } }).catch(() => null);
  if (!answer) throw new Error("程序已经关闭。请重新打开“启动核查”。");
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error([body.message, body.remedy].filter(Boolean).join("\n") || "没有完成，请重试。");
  return body;
}
const post = (url, data) => call(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(data || {}) });

function show(id) {
  for (const section of ["form", "progress", "result"]) $(section).hidden = section !== id;
}
function choose(text, path, files) {
  state.path = path; state.files = files;
  $("chosen").textContent = text; $("chosen").classList.toggle("set", Boolean(path || files)); $("form-error").textContent = "";
}

// ---- choosing a folder on this machine
async function openFolder(path) {
  const places = $("places");
  try {
    const listing = await call("/api/folders?path=" + encodeURIComponent(path));
    $("chooser-error").textContent = "";
    state.folder = listing.path;
    $("chooser-path").textContent = listing.path ? `${listing.path}（其中直接放着 ${listing.files} 个文件）` : "从哪里找";
    $("take").disabled = !listing.path;
    places.replaceChildren();
    if (listing.path) places.append(placeButton("← 上一层", () => openFolder(listing.parent)));
    for (const place of listing.places) {
      places.append(place.is_archive ? placeButton("压缩包　" + place.name, () => take(place.path)) : placeButton("文件夹　" + place.name, () => openFolder(place.path)));
    }
    places.scrollTop = 0;
  } catch (error) { $("chooser-error").textContent = error.message; }
}
function placeButton(text, action) {
  const item = document.createElement("li"), button = document.createElement("button");
  button.type = "button"; button.textContent = text; button.addEventListener("click", action);
  item.append(button);
  return item;
}
function take(path) { choose(path, path, null); $("chooser").close(); $("start").focus(); }
$("browse").addEventListener("click", () => { $("chooser").showModal(); openFolder(state.folder); });
$("take").addEventListener("click", () => take(state.folder));
$("close").addEventListener("click", () => $("chooser").close());

// ---- dropping papers
async function entries(entry, prefix = "") {
  if (entry.isFile) return [[prefix + entry.name, await new Promise((ok, no) => entry.file(ok, no))]];
  const reader = entry.createReader(), found = [];
  for (let part; (part = await new Promise((ok, no) => reader.readEntries(ok, no))).length;) {
    for (const inner of part) found.push(...await entries(inner, prefix + entry.name + "/"));
  }
  return found;
}
const drop = $("drop");
drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", async (event) => {
  event.preventDefault(); drop.classList.remove("over");
  const roots = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  try {
    const files = (await Promise.all(roots.map((root) => entries(root)))).flat();
    if (files.length) choose(`${roots.map((root) => root.name).join("、")}（${files.length} 个文件）`, "", { name: roots[0].name, files });
  } catch { $("form-error").textContent = "没有读到拖入的文件，请改用“选择文件夹”。"; }
});
$("archive").addEventListener("change", () => {
  const file = $("archive").files[0];
  if (file) choose(file.name, "", { name: file.name, files: [[file.name, file]] });
});
async function upload() {
  const { key } = await post("/api/uploads", { name: state.files.name.replace(/\.(zip|7z|rar|tar)$/i, "") });
  let done = 0;
  for (const [path, file] of state.files.files) {
    const form = new FormData();
    form.append("path", path); form.append("file", file);
    await call("/api/uploads/" + key, { method: "POST", body: form });
    $("stage").textContent = `正在接收文件 ${++done} / ${state.files.files.length}`;
    $("bar").value = done / state.files.files.length;
  }
  return key;
}

// ---- a check
$("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!state.path && !state.files) { $("form-error").textContent = "请先选台账文件夹或压缩包。"; return; }
  $("stage").textContent = "准备中"; $("count").textContent = $("left").textContent = ""; $("bar").value = 0;
  $("log").replaceChildren(); $("reading").replaceChildren(); $("log-count").textContent = "0"; state.seen = 0;
  for (const id of ["pause", "cancel"]) $(id).disabled = true;
  show("progress");
  try {
    const key = state.files ? await upload() : "";
    const { id } = await post("/api/runs", {
      path: state.path, upload: key, unit: $("unit").value.trim(), year: Number($("year").value) || null,
      audience: $("audience").value, passwords: $("passwords").value.split(/\s+/).filter(Boolean), no_mask: $("no-mask").checked,
    });
    state.run = id;
    for (const button of ["pause", "cancel"]) $(button).disabled = false;
    watch();
  } catch (error) { show("form"); $("form-error").textContent = error.message; }
});
function minutes(seconds) {
  if (seconds === null) return "";
  return seconds < 60 ? "大约还要不到 1 分钟" : `大约还要 ${Math.ceil(seconds / 60)} 分钟`;
}
async function watch() {
  clearTimeout(state.timer);
  try {
    const now = await call(`/api/runs/${state.run}?after=${state.seen}`);
    draw(now);
    if (["done", "failed", "cancelled"].includes(now.state)) finish(now);
    else state.timer = setTimeout(watch, 700);
  } catch (error) { $("stage").textContent = error.message; }
}
function draw(now) {
  $("stage").textContent = now.state === "paused" ? "已暂停" : now.stage || "正在查看文件夹";
  $("bar").value = now.total ? now.done / now.total : 0;
  $("count").textContent = now.total ? `${now.done} / ${now.total} 个文件` : "";
  $("left").textContent = now.state === "paused" ? "" : minutes(now.seconds_left);
  $("pause").textContent = now.state === "paused" ? "继续" : "暂停";
  $("reading").replaceChildren(...Object.entries(now.reading).map(([path, page]) => listItem(`${path}　第 ${page} 页`)));
  for (const path of now.log) $("log").append(listItem(path));
  state.seen += now.log.length;
  $("log-count").textContent = state.seen;
}
function listItem(text) { const item = document.createElement("li"); item.textContent = text; return item; }
$("pause").addEventListener("click", async () => {
  await post(`/api/runs/${state.run}/${$("pause").textContent === "继续" ? "resume" : "pause"}`).catch(() => null); watch();
});
$("cancel").addEventListener("click", async () => {
  $("cancel").disabled = $("pause").disabled = true; $("stage").textContent = "正在取消，等手上的文件读完";
  await post(`/api/runs/${state.run}/cancel`).catch(() => null); watch();
});

// ---- the result
const NAMES = { "report.html": "打开报告", "report.docx": "下载 Word", "report.xlsx": "下载 Excel", "report.json": "下载数据（JSON）" };
function finish(now) {
  if (now.state !== "done") { show("form"); $("form-error").textContent = [now.message, now.remedy].filter(Boolean).join("\n"); return; }
  show("result");
  $("result-message").textContent = "请打开报告，从上往下逐条处理；改好后可以再核查一遍。";
  $("summary").replaceChildren(...Object.entries(now.summary).map(([name, value]) => {
    const group = document.createElement("div"), dt = document.createElement("dt"), dd = document.createElement("dd");
    dt.textContent = name; dd.textContent = value; group.append(dt, dd);
    return group;
  }));
  const order = Object.keys(NAMES);
  $("reports").replaceChildren(...now.reports.sort((a, b) => order.indexOf(a) - order.indexOf(b)).map((name) => {
    const link = document.createElement("a");
    link.className = name === "report.html" ? "button primary" : "button"; link.textContent = NAMES[name] || name;
    link.href = `/reports/${state.run}/${encodeURIComponent(name)}`;
    if (name.endsWith(".html")) { link.target = "_blank"; link.rel = "noopener"; }
    return link;
  }));
  $("out").textContent = `报告也存放在：${now.out}`;
  $("result-title").focus();
}
$("again").addEventListener("click", () => { choose("还没有选择", "", null); $("archive").value = ""; show("form"); });
