// The thread that draws papers.
import type { PaperPart } from '../../domain/printing/sheet.ts'
import { drawPapers } from '../../paper/draw.ts'
import { answerOrders } from './orders.ts'

answerOrders((parts: readonly PaperPart[]) => drawPapers(parts))
