/** The print stylesheet: lines and text only, so that photocopies stay legible. */
export const pageStyles = `@page { size: A4; margin: 12mm 14mm 14mm; }
*, *::before, *::after { box-sizing: border-box; }
html { font: 10.5pt/1.4 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif; color: #000; background: #fff; }
body { margin: 0; overflow-wrap: break-word; }
main { max-width: 182mm; margin: 0 auto; }
table { width: 100%; border-collapse: collapse; }
td { padding: 0; }
thead { display: table-header-group; }
tr, section, .action { break-inside: avoid; }
.fields { display: grid; grid-template-columns: 26mm 34mm 1fr 1fr; gap: 0 4mm; padding-bottom: 6mm; }
.field { border-bottom: 0.4mm solid #000; height: 12mm; font-size: 8pt; }
.kind { margin: 0; font-size: 9pt; letter-spacing: 0.04em; }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 2mm; }
.how { margin: 0 0 5mm; font-size: 9.5pt; max-width: 160mm; }
section { border: 0.4mm solid #000; border-radius: 1.5mm; padding: 3mm 4mm 4mm; margin-bottom: 5mm; }
h2 { font-size: 13pt; line-height: 1.3; margin: 0; break-after: avoid; }
h2 .number { display: inline-block; min-width: 6.5mm; padding: 0 1.6mm; text-align: center; background: #000; color: #fff; border-radius: 1mm; font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.action { border-top: 0.2mm solid #000; margin-top: 3mm; padding-top: 2.2mm; }
h3 { font-size: 11pt; line-height: 1.35; margin: 0 0 1.6mm; }
.on { font-weight: 400; font-size: 9pt; }
ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 1.8mm 8mm; }
li { display: flex; gap: 2.4mm; align-items: flex-start; }
.none { font-style: italic; }
.box { flex: none; width: 4.2mm; height: 4.2mm; margin-top: 0.3mm; border: 0.35mm solid #000; border-radius: 0.5mm; background: #fff; }
.words { border-top: 0.2mm solid #000; margin-top: 3mm; padding-top: 1.8mm; font-size: 8pt; }
.words i { display: block; height: 7.5mm; border-bottom: 0.15mm solid #000; }
@media screen {
  html { background: #e8e8e8; }
  main { background: #fff; margin: 8mm auto; padding: 12mm 14mm; max-width: 210mm; }
}
@media screen and (max-width: 640px) {
  main { margin: 0; padding: 5mm; }
  .fields, ul { grid-template-columns: 1fr; }
}
`;
