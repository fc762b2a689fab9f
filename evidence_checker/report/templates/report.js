"use strict";
(function () {
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var byId = function (id) { return document.getElementById(id); };

  function findings() {
    var list = byId("finding-list"), tools = byId("finding-tools"), search = byId("finding-search");
    var items = all(".finding", list), code = byId("finding-code"), sort = byId("finding-sort"), current = -1;
    tools.hidden = false;
    var texts = items.map(function (item) { return item.textContent.toLowerCase(); });
    function visible() { return all(".finding", list).filter(function (item) { return !item.hidden; }); }
    function filter() {
      var wanted = search.value.trim().toLowerCase();
      var levels = all("input[name=severity]:checked", tools).map(function (box) { return box.value; });
      items.forEach(function (item, index) {
        item.hidden = levels.indexOf(item.dataset.severity) < 0 || (code.value && item.dataset.code !== code.value) || (wanted && texts[index].indexOf(wanted) < 0);
      });
      byId("finding-shown").textContent = "显示 " + visible().length + " / " + items.length + " 条";
      current = -1;
    }
    function arrange() {
      var key = sort.value;
      items.slice().sort(function (a, b) {
        var first = key === "points" ? b.dataset.points - a.dataset.points : key === "order" ? 0 : a.dataset[key].localeCompare(b.dataset[key], "zh");
        return first || a.dataset.order - b.dataset.order;
      }).forEach(function (item) { list.appendChild(item); });
      current = -1;
    }
    function go(step) {
      var shown = visible();
      if (!shown.length) { return; }
      current = Math.max(0, Math.min(shown.length - 1, current + step));
      all(".finding.current", list).forEach(function (item) { item.classList.remove("current"); });
      shown[current].classList.add("current");
      shown[current].focus({ preventScroll: true });
      shown[current].scrollIntoView({ block: "center" });
    }
    tools.addEventListener("input", filter);
    tools.addEventListener("submit", function (event) { event.preventDefault(); });
    sort.addEventListener("change", arrange);
    filter();
    return { next: function () { go(1); }, previous: function () { go(-1); }, search: search };
  }

  function documents() {
    var tools = byId("document-tools"), search = byId("document-search"), status = byId("document-status");
    var list = byId("document-list"), items = all(".document", list);
    var texts = items.map(function (item) { return item.textContent.toLowerCase(); });
    tools.hidden = false;
    function filter() {
      var wanted = search.value.trim().toLowerCase(), count = 0;
      items.forEach(function (item, index) {
        var fits = !status.value || item.dataset.status === status.value || (status.value === "unused" && item.dataset.used === "no");
        item.hidden = !fits || (wanted && texts[index].indexOf(wanted) < 0);
        if (!item.hidden) { count += 1; }
      });
      all(".folder", list).forEach(function (folder) { folder.hidden = Boolean(wanted || status.value); });
      byId("document-shown").textContent = "显示 " + count + " / " + items.length + " 份";
    }
    tools.addEventListener("input", filter);
    tools.addEventListener("submit", function (event) { event.preventDefault(); });
    filter();
  }

  function openTarget() {
    var target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") { target.hidden = false; target.open = true; target.scrollIntoView(); }
  }

  function keys(list) {
    var help = byId("help");
    function show() { if (help.showModal) { help.showModal(); } }
    byId("help-button").addEventListener("click", show);
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key === "Escape" && typing) { event.target.blur(); return; }
      if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open) { return; }
      if (event.key === "j") { list.next(); } else if (event.key === "k") { list.previous(); }
      else if (event.key === "/") { event.preventDefault(); list.search.focus(); list.search.scrollIntoView({ block: "center" }); }
      else if (event.key === "?") { show(); }
    });
  }

  function paper() {
    var opened = [];
    window.addEventListener("beforeprint", function () {
      opened = all("details.as-table:not([open])");
      opened.forEach(function (item) { item.open = true; });
    });
    window.addEventListener("afterprint", function () { opened.forEach(function (item) { item.open = false; }); });
  }

  keys(findings());
  documents();
  paper();
  window.addEventListener("hashchange", openTarget);
  openTarget();
}());
