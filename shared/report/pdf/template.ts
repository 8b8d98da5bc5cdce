/** The document in Typst's own language. It reads all text from `report.json`, so that none of it can be a command. */
export const TEMPLATE = `
#let d = json("report.json")
#let ink = rgb(d.colours.ink)
#let muted = rgb(d.colours.muted)
#let accent = rgb(d.colours.accent)
#let bad = rgb(d.colours.bad)
#let rule = rgb(d.colours.line)
#let tint = accent.lighten(93%)

#set document(title: d.title, author: (), description: d.subtitle, date: none)
#set text(font: d.fonts, fallback: false, lang: d.lang, region: d.region, dir: if d.rtl { rtl } else { ltr }, size: 9.8pt, fill: ink, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.85em)
#set page(
  paper: d.paper,
  margin: (x: 21mm, top: 24mm, bottom: 24mm),
  fill: rgb(d.colours.paper),
  header: context {
    let page = here().page()
    if page > 1 {
      let all = query(heading.where(level: 1))
      let here = all.filter(h => h.location().page() == page)
      let open = if here.len() > 0 { here.slice(0, 1) } else { all.filter(h => h.location().page() < page) }
      set text(size: 7.8pt, fill: muted)
      grid(columns: (auto, 1fr), column-gutter: 6mm, d.running, align(end, if open.len() > 0 { open.last().body }))
      v(-1.5mm)
      line(length: 100%, stroke: 0.4pt + rule)
    }
  },
  footer: context {
    set text(size: 7.8pt, fill: muted)
    grid(columns: (1fr, auto), column-gutter: 6mm, d.foot, counter(page).display((n, of) => [#n / #of], both: true))
  },
)
#set footnote.entry(separator: line(length: 30mm, stroke: 0.4pt + rule), gap: 0.45em, clearance: 0.9em)
#show footnote.entry: set text(size: 7.4pt, fill: muted)
#show footnote.entry: set par(leading: 0.5em)
#set footnote(numbering: "1")
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: 15pt, weight: "bold", fill: accent)
#show heading.where(level: 1): set block(above: 1.9em, below: 0.8em)
#show heading.where(level: 2): set text(size: 11.2pt, weight: "bold")
#show heading.where(level: 2): set block(above: 1.35em, below: 0.6em)
#show heading.where(level: 3): set text(size: 9.8pt, weight: "bold")
#show heading.where(level: 3): set block(above: 1.1em, below: 0.5em)
#show link: it => it
#set table(stroke: none, inset: (x: 2.2mm, y: 1.5mm))
#show table.cell: set text(size: 8.4pt)
#show table.cell: set par(leading: 0.52em)
#show table.cell.where(y: 0): set text(size: 7.8pt, weight: "bold", fill: muted)

#let note(n) = {
  counter(footnote).update(n - 1)
  let it = d.notes.at(str(n))
  [#footnote[#for (at, p) in it.pieces.enumerate() [#if at > 0 [ · ]#p.text#if p.source != "" [#if p.text != "" [ ]#if p.url != none { link(p.url, text(fill: accent, p.source)) } else { p.source }]]#if it.cut [ · #link(label("ev-" + str(n)), text(fill: accent, d.words.inFull))]]#label("fn-" + str(n))]
}
#let cite(run) = {
  let first = run.at("first", default: ()).map(n => (n, note(n)))
  let again = run.at("again", default: ()).map(n => (n, footnote(label("fn-" + str(n)))))
  let seen = run.at("see", default: ()).map(n => (n, super(size: 0.68em, link(label("ev-" + str(n)), text(fill: accent, str(n))))))
  let marks = (first + again + seen).sorted(key: it => it.at(0)).map(it => it.at(1))
  if marks.len() > 0 { sym.wj + marks.join(super(size: 0.68em, ",")) }
}
#let say(runs) = {
  for run in runs {
    let it = text(run.text)
    if run.at("bold", default: false) { it = strong(it) }
    if run.at("italic", default: false) { it = emph(it) }
    if run.at("open", default: false) { it = text(fill: bad, it) } else if run.at("muted", default: false) { it = text(fill: muted, it) }
    if run.at("url", default: none) != none { it = link(run.url, text(fill: accent, it)) }
    it
    cite(run)
  }
}
#let show-table(b) = {
  let cells = ()
  for row in b.rows {
    for (at, c) in row.enumerate() {
      let body = say(c.runs)
      let breaks = row.any(c => c.long)
      cells.push(table.cell(align: if c.number { end } else { start }, breakable: breaks, if at == 0 and b.rowHeads { strong(body) } else { body }))
    }
  }
  block(above: 1.1em, below: 1.1em, {
    if b.caption != "" { block(sticky: true, below: 0.55em, text(size: 8.6pt, weight: "bold", b.caption)) }
    table(
      columns: b.widths.map(w => if w == 0 { auto } else { w * 1fr }),
      table.header(repeat: true, ..b.head.enumerate().map(((at, it)) => table.cell(align: if b.numbers.at(at) { end } else { start }, it))),
      table.hline(stroke: 0.7pt + ink),
      ..cells,
      fill: (_, y) => if y > 0 and calc.even(y) { tint },
    )
    if b.note != "" { block(above: 0.5em, text(size: 7.8pt, fill: muted, b.note)) }
  })
}
#let show-block(b) = {
  if b.kind == "heading" {
    [#heading(level: b.level, outlined: b.outlined, say(b.runs))#if b.anchor != none { label(b.anchor) }]
  } else if b.kind == "table" { show-table(b) }
  else if b.kind == "picture" {
    block(breakable: false, above: 1.1em, below: 1.2em, {
      figure(kind: "exhibit", supplement: none, numbering: none, caption: none, image(b.file, alt: b.alt, width: b.width * 1%))
      if b.note != "" { align(center, text(size: 7.8pt, fill: muted, b.note)) }
    })
  } else if b.kind == "counted" {
    enum(numbering: n => text(fill: accent, numbering("1.", n)), spacing: 0.75em, ..b.items.map(say))
  } else if b.kind == "list" {
    list(marker: text(fill: accent, "•"), spacing: 0.75em, ..b.items.map(say))
  } else if b.kind == "pairs" {
    block(above: 1em, below: 1em, for (term, inner) in b.rows {
      block(width: 100%, stroke: (top: 0.4pt + rule), inset: (y: 1.6mm), above: 0pt, below: 0pt, breakable: false, grid(columns: (34mm, 1fr), column-gutter: 4mm, text(size: 8.4pt, fill: muted, term), say(inner)))
    })
  } else if b.kind == "note" {
    [#block(below: 0.9em, breakable: false, grid(columns: (9mm, 1fr), text(size: 8.4pt, weight: "bold", fill: accent, str(b.n)), text(size: 8.4pt, say(b.runs))))#label("ev-" + str(b.n))]
  } else if b.style == "verdict" {
    block(below: 0.5em, text(size: 9pt, weight: "bold", fill: accent, tracking: 0.4pt, say(b.runs)))
  } else if b.style == "answer" {
    block(below: 1.1em, { set text(size: 12.4pt); set par(leading: 0.6em); say(b.runs) })
  } else if b.style == "question" {
    block(below: 0.9em, text(fill: muted, say(b.runs)))
  } else if b.style == "small" {
    block(below: 1em, text(size: 8.4pt, fill: muted, say(b.runs)))
  } else if b.style == "headline" {
    block(sticky: true, say(b.runs))
  } else { par(say(b.runs)) }
}

#block(width: 100%, stroke: (top: 3pt + accent), inset: (top: 5mm), below: 6mm, {
  if d.logo != none { place(top + end, image("logo.png", alt: d.logo, height: 11mm)) }
  title(text(size: 23pt, weight: "bold", fill: accent, d.company))
  block(above: 3mm, below: 0pt, text(fill: muted, d.subtitle))
  for line in d.mentions { block(above: 2mm, below: 0pt, text(size: 8.4pt, fill: muted, line)) }
  if d.banner != "" { block(above: 3mm, below: 0pt, text(size: 8.4pt, weight: "bold", fill: bad, d.banner)) }
})
#for (at, part) in d.parts.enumerate() {
  if part.newPage { pagebreak(weak: true) }
  [#heading(level: part.level, part.title)#label("part-" + str(at))]
  for b in part.blocks { show-block(b) }
  if at == 0 {
    block(above: 1.6em, below: 0.7em, sticky: true, text(size: 9.8pt, weight: "bold", fill: accent, d.words.contents))
    block(height: (calc.ceil(d.contentsLines / 2) + 0.5) * 4.35mm, columns(2, gutter: 8mm, { set text(size: 8.2pt); set outline.entry(fill: repeat(text(fill: rule, "."), gap: 0.15em)); outline(title: none, depth: 2, indent: 3mm) }))
  }
}
`;
