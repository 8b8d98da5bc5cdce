/**
 * The order of children that ISO/IEC 29500-1 (transitional) gives for the elements that our packages hold; a child
 * that is not named is a fault. `*`: from there on these may come in any order. Prefixes are those of the standard.
 */
const FILL = 'noFill solidFill gradFill blipFill pattFill grpFill';
const EFFECT = 'effectLst effectDag';
const AXIS =
  'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt';
const LEVELS = 'lvl1pPr lvl2pPr lvl3pPr lvl4pPr lvl5pPr lvl6pPr lvl7pPr lvl8pPr lvl9pPr';
const PARAGRAPH =
  'lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip tabLst defRPr extLst';
const CHARACTERS = `ln ${FILL} ${EFFECT} highlight uLnTx uLn uFillTx uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst`;
const SHAPE = `xfrm custGeom prstGeom ${FILL} ln ${EFFECT} scene3d sp3d extLst`;

/** Children of the drawing namespace in an element of another. */
function ofDrawing(words: string): string {
  return words
    .split(' ')
    .map((word) => `a:${word}`)
    .join(' ');
}

const ORDER: Readonly<Record<string, string>> = {
  'p:presentation':
    'sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst',
  'p:sld': 'cSld clrMapOvr transition timing extLst',
  'p:sldLayout': 'cSld clrMapOvr transition timing hf extLst',
  'p:sldMaster': 'cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst',
  'p:notes': 'cSld clrMapOvr extLst',
  'p:notesMaster': 'cSld clrMap hf notesStyle extLst',
  'p:cSld': 'bg spTree custDataLst controls extLst',
  'p:spTree': 'nvGrpSpPr grpSpPr * sp grpSp graphicFrame cxnSp pic',
  'p:sp': 'nvSpPr spPr style txBody extLst',
  'p:pic': 'nvPicPr blipFill spPr style extLst',
  'p:nvSpPr': 'cNvPr cNvSpPr nvPr',
  'p:nvPr': 'ph custDataLst extLst',
  'p:graphicFrame': 'nvGraphicFramePr xfrm a:graphic extLst',
  'p:nvGraphicFramePr': 'cNvPr cNvGraphicFramePr nvPr',
  'p:txBody': 'a:bodyPr a:lstStyle a:p',
  'p:txStyles': 'titleStyle bodyStyle otherStyle extLst',
  ...Object.fromEntries(['p:spPr', 'p:grpSpPr', 'c:spPr'].map((name) => [name, ofDrawing(SHAPE)])),
  'a:txBody': 'bodyPr lstStyle p',
  'a:bodyPr': 'prstTxWarp noAutofit normAutofit spAutoFit scene3d sp3d flatTx extLst',
  'a:lstStyle': `defPPr ${LEVELS} extLst`,
  'a:p': 'pPr * r br fld endParaRPr',
  'a:r': 'rPr t',
  'a:fld': 'rPr pPr t',
  'a:pPr': PARAGRAPH,
  ...Object.fromEntries(LEVELS.split(' ').map((level) => [`a:${level}`, PARAGRAPH])),
  'a:rPr': CHARACTERS,
  'a:defRPr': CHARACTERS,
  'a:endParaRPr': CHARACTERS,
  'a:ln': `${FILL} prstDash custDash round bevel miter headEnd tailEnd extLst`,
  'a:xfrm': 'off ext chOff chExt',
  'a:tbl': 'tblPr tblGrid tr',
  'a:tr': 'tc extLst',
  'a:tc': 'txBody tcPr extLst',
  'a:tcPr': `lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D ${FILL} headers extLst`,
  'c:chartSpace':
    'date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst',
  'c:chart':
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst',
  'c:plotArea': 'layout barChart lineChart catAx valAx dTable spPr extLst',
  'c:barChart': 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst',
  'c:lineChart':
    'grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst',
  'c:ser':
    'idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline errBars cat val smooth shape extLst',
  'c:dPt': 'idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst',
  'c:dLbls':
    'dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines extLst',
  'c:errBars': 'errDir errBarType errValType noEndCap plus minus val spPr extLst',
  'c:catAx': `${AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst`,
  'c:valAx': `${AXIS} crossBetween majorUnit minorUnit dispUnits extLst`,
  'c:scaling': 'logBase orientation max min extLst',
  'c:legend': 'legendPos legendEntry layout overlay spPr txPr extLst',
  'c:title': 'tx layout overlay spPr txPr extLst',
  'c:numRef': 'f numCache extLst',
  'c:strRef': 'f strCache extLst',
  'c:numCache': 'formatCode ptCount pt extLst',
  'c:strCache': 'ptCount pt extLst',
  'c:txPr': 'a:bodyPr a:lstStyle a:p',
  'w:document': 'background body',
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tr': 'tblPrEx trPr tc',
  'w:tc': 'tcPr * p tbl',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:tblBorders': 'top left start bottom right end insideH insideV',
  'w:tblCellMar': 'top left start bottom right end',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid',
  'w:styles': 'docDefaults latentStyles style',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  'w:settings':
    'view zoom displayBackgroundShape trackRevisions defaultTabStop autoHyphenation evenAndOddHeaders updateFields footnotePr endnotePr compat',
  'w:numbering': 'numPicBullet abstractNum num numIdMacAtCleanup',
  'w:abstractNum': 'nsid multiLevelType tmpl name styleLink numStyleLink lvl',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:num': 'abstractNumId lvlOverride',
  'w:sdt': 'sdtPr sdtEndPr sdtContent',
  'w:footnote': '* p tbl',
  'w:hdr': '* p tbl',
  'w:ftr': '* p tbl',
  'wp:inline': 'extent effectExtent docPr cNvGraphicFramePr a:graphic',
};

/** What is wrong with the children of an element; undefined where the standard is kept, or nothing is known of it. */
export function orderFault(name: string, children: readonly string[]): string | undefined {
  const rule = ORDER[name];
  if (rule === undefined) return undefined;
  const [prefix = ''] = name.split(':');
  const words = rule.split(' ');
  const free = words.indexOf('*');
  let last = -1;
  for (const child of children) {
    const local = child.startsWith(`${prefix}:`) ? child.slice(prefix.length + 1) : child;
    const place = words.indexOf(local);
    if (place < 0) return `${name} holds ${child}`;
    const rank = free >= 0 && place > free && local !== 'endParaRPr' ? free : place;
    if (rank < last) return `${name}: ${child} stands after what must follow it`;
    last = rank;
  }
  return undefined;
}
