/** What a page gains when scripts run. Everything here is a shortcut: without it each page still does its work. */
import "./palette";
import "./chart-element";
import { startMenus } from "./menus";
import { startDialogs } from "./dialogs";
import { startForms } from "./forms";
import { startToasts } from "./toasts";
import { startKeys } from "./keys";
import { startDigits } from "./digits";
import { startBuilders } from "./builders";
import { startDrawings } from "./drawings";
import { startPasskeys } from "./passkey";
import { startPictures } from "./pictures";

startMenus();
startDialogs();
startForms();
startToasts();
startKeys();
startDigits();
startBuilders();
startDrawings();
startPasskeys();
startPictures();
